import { isLectorError } from '../../base/errors.js';
import { withoutExtension } from '../../base/paths.js';
import { fileOfChapter } from '../../model/move.js';
import type { PlanRequest } from '../../model/request.js';
import type { Store } from '../../store/openStore.js';
import { bookWorld, maxDepth } from '../bookWorld.js';
import type { JobWorld } from '../jobWorld.js';
import type { OpenedBook } from '../openBook.js';
import { planManuscript } from '../planManuscript.js';
import { carryOver } from './carryOver.js';
import { findMoved, fits, isStranger, type ChapterChunks } from './findMoved.js';

/**
 * Gives chapters whose files were moved outside of an editor what is known of their words, and says whether there were any. Where none of
 * the chapters in `planned` is new to its record, this costs nothing; the whole book is planned only where a record fits one. Hold the
 * book's lock. @throws LectorError as the store.
 */
export async function followWords(
  world: JobWorld,
  store: Store,
  { book }: OpenedBook,
  request: PlanRequest,
  planned: ChapterChunks,
  signal: AbortSignal,
): Promise<boolean> {
  const strangers: ReadonlySet<string>[] = [];
  for (const [id, chunks] of planned) if (isStranger(chunks, idsIn(await store.readRecord(id)))) strangers.push(chunks);
  if (strangers.length === 0) return false;
  const records = new Map<string, ReadonlySet<string>>();
  for (const id of await store.listRecorded()) records.set(id, idsIn(await store.readRecord(id)));
  if (![...records.values()].some((record) => strangers.some((chunks) => fits(chunks, record)))) return false;
  const moves = findMoved(new Map([...(await planOthers()), ...planned]), records);
  if (moves.size === 0) return false;
  for (const [from, to] of moves)
    world.log.info(`${to} has the words of ${from}: what is known of them goes with them.`);
  await carryOver(store, { chapter: (id) => moves.get(id), file: () => undefined });
  return true;

  /** All other chapters in the book's folder. One that can't be read keeps its record. */
  async function planOthers(): Promise<ChapterChunks> {
    const others = new Map<string, ReadonlySet<string>>();
    const known = new Set([...planned.keys()].map(fileOfChapter));
    const { text: _, ...asked } = request;
    for (const file of await bookWorld(book.root, maxDepth).list(signal)) {
      const own = withoutExtension(file);
      if (!/\.md$/i.test(file) || known.has(own)) continue;
      try {
        const { manuscript } = await planManuscript(world, store, book, file, asked, signal);
        for (const { id, chunks } of manuscript.chapters) others.set(id, new Set(chunks.map((chunk) => chunk.id)));
      } catch (error) {
        if (!isLectorError(error)) throw error;
        for (const [id, record] of records) if (fileOfChapter(id) === own) others.set(id, record);
      }
    }
    return others;
  }
}

function idsIn(record: Awaited<ReturnType<Store['readRecord']>>): ReadonlySet<string> {
  return new Set(Object.values(record).map(({ id }) => id));
}
