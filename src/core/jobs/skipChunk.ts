import { LectorError } from '../base/errors.js';
import type { PlanRequest } from '../model/request.js';
import type { JobWorld } from './jobWorld.js';
import { keepRecord } from './keepRecord.js';
import { openBook } from './openBook.js';
import { planManuscript } from './planManuscript.js';

/**
 * Marks a chunk as settled without a take, until its words change.
 * @throws LectorError BAD_ARGUMENT when the manuscript has no such chunk; BOOK_LOCKED while it is being narrated.
 */
export async function skipChunk(
  world: JobWorld,
  request: PlanRequest,
  chunkId: string,
  signal: AbortSignal,
): Promise<void> {
  const { book, file } = await openBook(request, signal);
  const store = world.storeOf(book.stateRoot);
  const lock = await store.lock(signal);
  try {
    const { manuscript, records } = await planManuscript(world, store, book, file ?? '', request, signal);
    const chapter = manuscript.chapters.find(({ chunks }) => chunks.some(({ id }) => id === chunkId));
    if (!chapter) {
      throw new LectorError('BAD_ARGUMENT', `${request.path} has no chunk ${chunkId} any more.`, {
        nextStep: 'Its words were changed: look at the chapter again.',
      });
    }
    const record = keepRecord(store, chapter, records.get(chapter.id) ?? {});
    await record.put(chunkId, { ...record.get(chunkId), status: 'skipped' });
  } finally {
    await lock.dispose();
  }
}
