import { sourceSpan, spokenText, type Spoken } from '../../core/model/spoken.js';
import type { Take } from '../../core/model/take.js';
import { methods, type TakeResult } from '../../protocol/messages.js';
import { inChunk } from '../schemas.js';
import { takeUri } from '../uris.js';
import type { Feature } from './feature.js';

/** The recording that plays for a chunk, with the place in the manuscript of each of its words; null where there is none. */
export const take: Feature = {
  id: 'take',
  register({ lector, manuscripts, on }) {
    on(methods.take, inChunk, async ({ uri, chunkId }, signal): Promise<TakeResult | null> => {
      const { chunk, takeId } = await manuscripts.chunk(uri, chunkId, signal);
      if (takeId === undefined) return null;
      const request = await manuscripts.request(uri, signal);
      const found = await lector.use((core) => core.take(request, takeId, signal));
      if (!found) return null;
      const { stateRoot } = await manuscripts.book(uri, signal);
      return {
        audioUri: takeUri(stateRoot, found.file),
        seconds: found.seconds,
        words: wordsOf(found, chunk.spoken),
      };
    });
  },
};

/** A take of other words (an earlier wording) can't be followed in the text: it has no words then. */
function wordsOf(found: Take, spoken: Spoken): TakeResult['words'] {
  if (found.spoken !== spokenText(spoken)) return [];
  return found.words.flatMap(({ start, end, textStart, textEnd }) => {
    const span = sourceSpan(spoken, textStart, textEnd);
    return span ? [{ start, end, span }] : [];
  });
}
