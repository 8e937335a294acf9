import { toBookPath } from '../bookWorld.js';
import type { PlanRequest } from '../../model/request.js';
import type { JobWorld } from '../jobWorld.js';
import { openBook } from '../openBook.js';
import { planManuscript } from '../planManuscript.js';
import { followWords } from './followWords.js';

/**
 * Gives files that are new in a book what is known of their words, where another program moved them; says whether there was any. `files` are
 * absolute paths. Where nothing was ever narrated, nothing is locked.
 * @throws LectorError as openBook, planManuscript and the store; BOOK_LOCKED while another process writes the book.
 */
export async function followFiles(
  world: JobWorld,
  request: PlanRequest,
  files: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  const opened = await openBook(request, signal);
  const { book } = opened;
  const store = world.storeOf(book.stateRoot);
  if ((await store.listRecorded()).length === 0) return false;
  const planned = new Map<string, ReadonlySet<string>>();
  for (const file of files) {
    const plan = await planManuscript(world, store, book, toBookPath(book.root, file), request, signal);
    for (const { id, chunks } of plan.manuscript.chapters) planned.set(id, new Set(chunks.map((chunk) => chunk.id)));
  }
  const lock = await store.lock(signal);
  try {
    return await followWords(world, store, opened, request, planned, signal);
  } finally {
    await lock.dispose();
  }
}
