import type { ImportedBook } from '../model/importedBook.js';
import { assertHasChapters } from './assertHasChapters.js';
import { chapterLevel, divideIntoChapters } from './chapters.js';
import { dropUnreadable } from './dropped.js';
import { countLeft } from './leftOut.js';
import type { readMarkup } from './markup.js';
import { toBlocks } from './toBlocks.js';

/** The chapters of a book that is one page, which is changed by this. @throws LectorError BAD_ARGUMENT where it says nothing. */
export function chaptersOfPage(
  root: ReturnType<typeof readMarkup>,
  about: Pick<ImportedBook, 'title'>,
  name: string,
): Pick<ImportedBook, 'chapters' | 'findings'> {
  const left = countLeft();
  dropUnreadable(root, left.count);
  const { texts, notes } = toBlocks([root]);
  const blocks = texts.flat();
  const part = { blocks, isNarrated: true, isNew: true, level: chapterLevel(blocks) };
  const chapters = divideIntoChapters([part], notes, about);
  assertHasChapters(chapters, name);
  return { chapters, findings: left.findings() };
}
