import { LectorError } from '../base/errors.js';
import type { ImportedChapter } from '../model/importedBook.js';

/** @throws LectorError BAD_ARGUMENT where a file holds no text at all, as a book of scanned pages. */
export function assertHasChapters(chapters: readonly ImportedChapter[], name: string): void {
  if (chapters.length > 0) return;
  throw new LectorError('BAD_ARGUMENT', `${name} holds no text.`, {
    nextStep: 'Where its pages are pictures, have them read by a program for text recognition first.',
  });
}
