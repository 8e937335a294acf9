import { decodeWav, isTakeWav } from '../audio/wav.js';
import { isLectorError } from '../base/errors.js';
import type { ChunkRecord } from '../model/record.js';
import type { Take } from '../model/take.js';
import type { Store } from '../store/openStore.js';
import type { Hearing } from './hearing.js';
import { playedTake } from './playedTake.js';
import { isAccepted, takenRecord } from './recordOf.js';
import type { JobWorld } from './jobWorld.js';
import type { ChunkWork } from './speakChunk.js';

/**
 * The record of a chunk for which a good take is already there: its bytes match their hash, and what its last verdict
 * said is kept or, where there is none, judged anew. Undefined where it has to be spoken.
 */
export async function reuseTake(
  world: Pick<JobWorld, 'log'>,
  store: Store,
  hearing: Hearing,
  { chunk, takeId, speech, reason }: ChunkWork,
  before: ChunkRecord,
): Promise<ChunkRecord | undefined> {
  const own = before.status === 'success' && before.take_id === takeId ? await playedTake(store, before) : undefined;
  const take = own ?? (await store.findTake(takeId));
  const wav = take && (await readTake(world, store, take));
  if (!wav) return undefined;
  if (own) return before;
  const audio = decodeWav(wav);
  if (audio.kind === 'fault') return undefined;
  const { outcome, findings } = await hearing.judge(chunk, speech, { ...audio, text: take.spoken, words: take.words });
  if (!isAccepted(outcome)) return undefined;
  return takenRecord(before, take, findings, [], { reason });
}

/** The WAV of a take whose file is whole; a damaged one is told in the log and undefined. */
export async function readTake(
  world: Pick<JobWorld, 'log'>,
  store: Store,
  take: Take,
): Promise<Uint8Array | undefined> {
  try {
    const wav = await store.readTakeAudio(take);
    if (isTakeWav(wav)) return wav;
    world.log.warn(`${take.file} is not a whole mono WAV of 16 bits; it will be spoken again.`);
  } catch (error) {
    if (!isLectorError(error)) throw error;
    world.log.warn(`${error.message} It will be spoken again.`);
  }
  return undefined;
}
