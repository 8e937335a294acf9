import type { Chunk } from '../model/chunk.js';
import type { TriedSource } from '../model/deadChunk.js';
import type { FileSpeech, Speech } from './resolveSpeech.js';
import { sourceOf, wantedTake } from './speechSource.js';
import { standInsFor, type StandInWorld } from './standIns.js';

/** All who may speak a chunk: who is wanted, then who can stand in. */
export async function triedSources(
  world: StandInWorld,
  file: FileSpeech,
  wanted: Speech,
  chunk: Chunk,
): Promise<readonly TriedSource[]> {
  const speeches = [wanted, ...(await standInsFor(world, file, wanted))];
  return speeches.map((speech) => {
    const { engineVersion: version, modelSha256: model } = sourceOf(world.models, speech);
    const takeId = wantedTake(world.models, speech, chunk);
    return { engine: speech.engine.id, version, voice: speech.voice.id, model, take_id: takeId };
  });
}
