import { spokenText } from '../../core/model/spoken.js';
import { methods } from '../../protocol/messages/methods.js';
import type { TakeResult } from '../../protocol/messages/takes.js';
import { inChunk } from '../schemas.js';
import { takeUri } from '../uris.js';
import type { Feature } from './feature.js';

/** The recording that plays for a chunk, with the place in the manuscript of each of its words; null where there is none. */
export const take: Feature = {
  id: 'take',
  register({ lector, manuscripts, on }) {
    on(methods.take, inChunk, async ({ uri, chunkId }, signal): Promise<TakeResult | null> => {
      const { chunk, record, state } = await manuscripts.chunk(uri, chunkId, signal);
      if (!record) return null;
      const request = await manuscripts.request(uri, signal);
      const found = await lector.use((core) => core.take(request, record, signal));
      if (!found) return null;
      const { stateRoot } = await manuscripts.book(uri, signal);
      // A take of an earlier wording can't be followed in the text: it has no words then.
      const isOfThisText =
        found.spoken === spokenText(chunk.spoken) || (state === 'ready' && record.stands_in_for != null);
      const words = isOfThisText ? await lector.use((core) => core.wordsInText(found, chunk)) : [];
      return {
        audioUri: takeUri(stateRoot, found.file),
        seconds: found.seconds,
        words,
      };
    });
  },
};
