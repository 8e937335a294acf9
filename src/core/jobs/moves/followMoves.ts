import { movedBy, type Move } from '../../model/move.js';
import type { PlanRequest } from '../../model/request.js';
import type { JobWorld } from '../jobWorld.js';
import { openBook } from '../openBook.js';
import { carryOver } from './carryOver.js';

/**
 * Has what is known of chapters, and what is proposed for them, follow files that were moved inside their book. Where nothing is known,
 * nothing is locked or written. @throws LectorError as openBook and the store; BOOK_LOCKED while another process writes the book.
 */
export async function followMoves(
  world: Pick<JobWorld, 'storeOf'>,
  request: Pick<PlanRequest, 'path' | 'stateRoot'>,
  moves: readonly Move[],
  signal: AbortSignal,
): Promise<void> {
  const { book } = await openBook(request, signal);
  const store = world.storeOf(book.stateRoot);
  if ((await store.listRecorded()).length + (await store.listPatches()).length === 0) return;
  const lock = await store.lock(signal);
  try {
    await carryOver(store, movedBy(moves));
  } finally {
    await lock.dispose();
  }
}
