import path from 'node:path';
import { throwIfCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import { ledgerOf, type ChapterLedger } from '../manuscript/ledger.js';
import type { Book } from '../model/book.js';
import type { PlanRequest } from '../model/request.js';
import type { ChapterStatus, ManuscriptStatus } from '../model/state.js';
import { inspect } from './inspect.js';
import type { JobWorld } from './jobWorld.js';
import { openBook } from './openBook.js';

/** A chapter's plan, where it stands, and what becomes of each of its words. */
export interface ReadChapter {
  readonly status: ChapterStatus;
  readonly ledger: ChapterLedger;
  readonly manuscript: ManuscriptStatus;
}

/**
 * All chapters of a file or a book in reading order, those without spoken words too.
 * @throws LectorError as openBook and inspect; BAD_ARGUMENT for a folder without chapters; FILE_MISSING where the book names a
 * chapter that isn't there.
 */
export async function readChapters(
  world: JobWorld,
  request: PlanRequest,
  signal: AbortSignal,
): Promise<{ readonly book: Book; readonly chapters: readonly ReadChapter[] }> {
  const { book, file } = await openBook(request, signal);
  const files = file === undefined ? book.files : [file];
  if (files.length === 0)
    throw new LectorError('BAD_ARGUMENT', `${book.root} has no chapters.`, {
      nextStep: 'Name a Markdown file, or a folder that holds .md files.',
    });
  const lost = book.findings.find(({ severity }) => severity === 'error');
  if (lost && file === undefined)
    throw new LectorError('FILE_MISSING', lost.message, { nextStep: 'Correct the list of chapters, then try again.' });
  const chapters: ReadChapter[] = [];
  for (const one of files) {
    throwIfCancelled(signal);
    const manuscript = await inspect(world, { ...request, book, path: path.join(book.root, one) }, signal);
    const ledgers = ledgerOf(manuscript.manuscript, request.skip ?? []);
    manuscript.chapters.forEach((status, index) => {
      const ledger = ledgers[index];
      if (ledger) chapters.push({ status, ledger, manuscript });
    });
  }
  return { book, chapters };
}
