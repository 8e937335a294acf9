import { LectorError } from '../base/errors.js';
import type { ChunkRecord } from '../model/record.js';
import type { PlanRequest } from '../model/request.js';
import type { JobWorld } from './jobWorld.js';
import { keepRecord } from './keepRecord.js';
import { openBook } from './openBook.js';
import { planManuscript } from './planManuscript.js';
import { openQuarantine } from './quarantine.js';

/** How a person settles a chunk: without a take, or with the one that it has, whatever was found in it. */
export type Settling = 'skip' | 'accept';

/**
 * Marks a chunk as settled, until its words change; an accepted take also until another one is spoken.
 * @throws LectorError BAD_ARGUMENT when the manuscript has no such chunk, or the chunk no take to accept; BOOK_LOCKED while it is being
 * narrated.
 */
export async function settleChunk(
  world: JobWorld,
  request: PlanRequest,
  chunkId: string,
  settling: Settling,
  signal: AbortSignal,
): Promise<void> {
  const { book, file } = await openBook(request, signal);
  const store = world.storeOf(book.stateRoot);
  const lock = await store.lock(signal);
  try {
    const { manuscript, records } = await planManuscript(world, store, book, file ?? '', request, signal);
    const chapter = manuscript.chapters.find(({ chunks }) => chunks.some(({ id }) => id === chunkId));
    const chunk = chapter?.chunks.find(({ id }) => id === chunkId);
    if (!chapter || !chunk) {
      throw new LectorError('BAD_ARGUMENT', `${request.path} has no chunk ${chunkId} any more.`, {
        nextStep: 'Its words were changed: look at the chapter again.',
      });
    }
    const record = keepRecord(store, chapter, records.get(chapter.id) ?? {});
    const before = record.get(chunkId);
    await record.put(chunkId, settling === 'skip' ? { ...before, status: 'skipped' } : accepted(before));
    const quarantine = await openQuarantine(store);
    await quarantine.release({ chapterId: chapter.id, chunk }, before.take_id ?? '');
  } finally {
    await lock.dispose();
  }
}

function accepted(before: ChunkRecord): ChunkRecord {
  if (before.audio_sha256 === null) {
    throw new LectorError('BAD_ARGUMENT', 'The chunk has no take that could be accepted.', {
      nextStep: 'Narrate it first.',
    });
  }
  return { ...before, status: 'success', validation: { ...before.validation, accepted_sha256: before.audio_sha256 } };
}
