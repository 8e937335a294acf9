import { methods } from '../../protocol/messages/methods.js';
import type { SetPronunciationResult } from '../../protocol/messages/pronunciations.js';
import { withPronunciation } from '../schemas.js';
import { toUri } from '../uris.js';
import type { Feature } from './feature.js';

/** Has a word of a book said otherwise, or as it is written again: writes its `pronunciations.yaml`. */
export const setPronunciation: Feature = {
  id: 'setPronunciation',
  register({ changes, lector, manuscripts, on, requireTrust }) {
    on(
      methods.setPronunciation,
      withPronunciation,
      async ({ uri, pronunciation }, signal): Promise<SetPronunciationResult> => {
        requireTrust();
        const request = { ...(await manuscripts.request(uri, signal)), book: await manuscripts.book(uri, signal) };
        const file = await lector.use((core) => core.setPronunciation(request, pronunciation, signal));
        manuscripts.forget();
        changes.touch(uri);
        return { uri: toUri(file) };
      },
    );

    on(methods.removePronunciation, withPronunciation, async ({ uri, pronunciation }, signal) => {
      requireTrust();
      const request = { ...(await manuscripts.request(uri, signal)), book: await manuscripts.book(uri, signal) };
      await lector.use((core) => core.removePronunciation(request, pronunciation, signal));
      manuscripts.forget();
      changes.touch(uri);
      return null;
    });
  },
};
