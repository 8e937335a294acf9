import * as v from 'valibot';
import { wordCases } from '../../core/model/pronunciation.js';
import { methods } from '../../protocol/messages/methods.js';
import type { SetPronunciationResult } from '../../protocol/messages/pronunciations.js';
import { toUri } from '../uris.js';
import type { Feature } from './feature.js';

const words = v.exactOptional(v.pipe(v.string(), v.maxLength(1000)));
const params = v.object({
  uri: v.string(),
  pronunciation: v.object({
    word: v.pipe(v.string(), v.maxLength(1000)),
    ...{ alias: words, ipa: words, language: words, before: words, after: words, note: words },
    case: v.exactOptional(v.picklist(wordCases)),
  }),
});

/** Has a word of a book said otherwise: writes its `pronunciations.yaml`. */
export const setPronunciation: Feature = {
  id: 'setPronunciation',
  register({ changes, lector, manuscripts, on, requireTrust }) {
    on(methods.setPronunciation, params, async ({ uri, pronunciation }, signal): Promise<SetPronunciationResult> => {
      requireTrust();
      const request = { ...(await manuscripts.request(uri, signal)), book: await manuscripts.book(uri, signal) };
      const file = await lector.use((core) => core.setPronunciation(request, pronunciation, signal));
      manuscripts.forget();
      changes.touch(uri);
      return { uri: toUri(file) };
    });
  },
};
