import { isLectorError } from '../base/errors.js';
import { orError } from '../base/orError.js';
import type { Chunk } from '../model/chunk.js';
import { notated } from '../model/notation.js';
import type { TakeId } from '../model/take.js';
import type { JobWorld } from './jobWorld.js';
import type { FileSpeech } from './resolveSpeech.js';
import { sourceOf, speechOf } from './speechSource.js';
import { takeIdOf } from './takeIdOf.js';

/**
 * The take that each chunk of a manuscript wants; undefined for one whose mark, or whose speaker's voice, can't be followed, which is
 * told with the chunk. Who speaks is looked up once for all chunks that are spoken alike.
 * @throws LectorError ENGINE_UNKNOWN.
 */
export function wantedTakes(
  { engines, models }: Pick<JobWorld, 'engines' | 'models'>,
  speech: FileSpeech,
): (chunk: Chunk) => TakeId | undefined {
  const known = new Map<string, ReturnType<typeof look>>();
  const look = (chunk: Chunk) => {
    const own = orError(() => speechOf(engines, speech, chunk));
    return isLectorError(own) ? undefined : { engine: own.engine, source: sourceOf(models, own) };
  };
  return (chunk) => {
    const key = JSON.stringify([chunk.voice, chunk.speaker?.speaker, chunk.language]);
    const found = known.has(key) ? known.get(key) : look(chunk);
    known.set(key, found);
    return found && takeIdOf(notated(chunk.spoken, found.engine).text, found.source);
  };
}
