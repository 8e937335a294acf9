import { LectorError } from '../base/errors.js';
import { takeFields, type ChunkRecord } from '../model/record.js';
import type { PlanRequest } from '../model/request.js';
import type { ChosenTake, Settling } from '../model/settling.js';
import type { TakeId } from '../model/take.js';
import type { JobWorld } from './jobWorld.js';
import { keepRecord, type EntryChange } from './keepRecord.js';
import { locateChunk, storeOf, type LocatedChunk } from './locateChunk.js';
import { withoutRefused } from './recordOf.js';
import { openQuarantine } from './quarantine.js';
import { speechOf, wantedTake } from './speechSource.js';
import type { Store } from '../store/openStore.js';

/**
 * Marks a chunk as settled, until its words change; an accepted take also until another one is spoken.
 * @throws LectorError BAD_ARGUMENT when the manuscript has no such chunk, or the chunk no take to accept; FILE_MISSING or
 * TAKE_DAMAGED for a recording that is not whole any more; BOOK_LOCKED while it is being narrated.
 */
export async function settleChunk(
  world: JobWorld,
  request: PlanRequest,
  chunkId: string,
  settling: Settling,
  signal: AbortSignal,
): Promise<void> {
  const store = await storeOf(world, request, signal);
  const lock = await store.lock(signal);
  try {
    const located = await locateChunk(world, request, chunkId, signal);
    const { chapter, chunk, known } = located;
    const record = keepRecord(store, chapter, known);
    const settled = await settlingOf(world, store, located, await record.read(chunkId), settling);
    const after = await record.change(chunkId, settled);
    const quarantine = await openQuarantine(store);
    await quarantine.release({ chapterId: chapter.id, chunk }, after.take_id ?? '');
  } finally {
    await lock.dispose();
  }
}

/** What settles a chunk, whatever its entry becomes until then. */
async function settlingOf(
  world: JobWorld,
  store: Store,
  located: LocatedChunk,
  before: ChunkRecord,
  settling: Settling,
): Promise<EntryChange> {
  if (settling === 'skip') return (newest) => ({ ...newest, status: 'skipped' });
  const { refused_take: refused } = before;
  if (settling !== 'accept') return chosen(world, store, located, before, settling);
  if (before.audio_sha256 !== null || !refused) return accepted;
  const best = { id: refused.take_id as TakeId, sha256: refused.audio_sha256 };
  return chosen(world, store, located, before, best);
}

function accepted(newest: ChunkRecord): ChunkRecord {
  if (newest.audio_sha256 === null) throw noTake('Narrate it first.');
  return { ...newest, status: 'success', validation: { ...newest.validation, accepted_sha256: newest.audio_sha256 } };
}

/** Makes a recording that a person chose the chunk's own: it is as if that one had been asked for. */
async function chosen(
  world: JobWorld,
  store: Store,
  { chunk, speech }: LocatedChunk,
  before: ChunkRecord,
  { id, sha256 }: ChosenTake,
): Promise<EntryChange> {
  if (before.take_id === id && before.audio_sha256 === sha256) return accepted;
  const recording = await store.findRecording({ id, sha256 });
  if (!recording) throw noTake('It was cleaned away, or the chunk was spoken anew: look at its recordings again.');
  await store.restoreTake(recording.take);
  const { reason, ...own } = speechOf(world.engines, speech, chunk);
  const wanted = wantedTake(world.models, own, chunk);
  return (newest) => ({
    ...withoutRefused(newest),
    ...takeFields(recording.take),
    engine_reason: id === wanted ? reason : 'request',
    stands_in_for: id === wanted ? null : wanted,
    validation: {
      tier1_passed: recording.refused === undefined,
      tier2_wer: null,
      findings: recording.refused ?? [],
      accepted_sha256: sha256,
    },
  });
}

function noTake(nextStep: string): LectorError {
  return new LectorError('BAD_ARGUMENT', 'The chunk has no take that could be accepted.', { nextStep });
}
