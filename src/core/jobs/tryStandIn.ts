import { isLectorError } from '../base/errors.js';
import type { JobWorld } from './jobWorld.js';
import { isAccepted } from './recordOf.js';
import type { Performed, RepairScene } from './repairs/repair.js';
import type { ChunkWork } from './speakChunk.js';

/** What a stand-in made of a chunk; undefined where it couldn't try. That it could not stand in is in the log and ends nothing. */
export async function tryStandIn(
  { log }: Pick<JobWorld, 'log'>,
  speakBy: RepairScene['speakBy'],
  by: ChunkWork,
): Promise<Performed | undefined> {
  const tell = (why: string) => {
    log.info(`${by.speech.engine.id} could not stand in: ${why}`);
  };
  try {
    const performed = await speakBy(by);
    if (!isAccepted(performed.outcome)) tell(performed.findings[0]?.message ?? performed.outcome);
    return performed;
  } catch (error) {
    if (!isLectorError(error)) throw error;
    tell(error.message);
    return undefined;
  }
}
