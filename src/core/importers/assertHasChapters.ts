import { errorOf } from '../base/errorPhrase.js';
import type { ImportedChapter } from '../model/importedBook.js';
import { importRefusals } from './importPhrases.js';

/** @throws LectorError BAD_ARGUMENT where a file holds no text at all, as a book of scanned pages. */
export function assertHasChapters(chapters: readonly ImportedChapter[], name: string): void {
  if (chapters.length > 0) return;
  throw errorOf('BAD_ARGUMENT', importRefusals.noText, [name]);
}
