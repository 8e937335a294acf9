import path from 'node:path';
import { LectorError } from '../base/errors.js';
import { writePls } from '../lexicons/writePls.js';
import { bookPronunciations } from '../manuscript/pronunciationsFile.js';
import type { ExportedWords } from '../model/report.js';
import type { PlanRequest } from '../model/request.js';
import { atomicWrite } from '../store/atomicWrite.js';
import { nodeFiles } from '../store/files.js';
import { textOfPronunciations } from './editPronunciations.js';
import { openBook } from './openBook.js';
import { defaultLanguage } from './resolveSpeech.js';
import { writeNewText } from './writeText.js';

/**
 * Writes a book's pronunciations as a PLS 1.0 lexicon in the book's language, whole or not at all.
 * @throws LectorError BAD_ARGUMENT where the file is there and not to be replaced; READ_ONLY, NO_SPACE, IO_FAILED; and as openBook.
 */
export async function exportPronunciations(
  request: Pick<PlanRequest, 'path' | 'text' | 'book'>,
  file: string,
  replace: boolean,
  signal: AbortSignal,
): Promise<ExportedWords> {
  const book = request.book ?? (await openBook(request, signal)).book;
  const text = (await textOfPronunciations(book.root, signal)) ?? '';
  const pls = writePls(bookPronunciations(text).pronunciations, book.language ?? defaultLanguage);
  const target = path.resolve(file);
  if (!(await writeNewText(target, pls.text))) await overwrite(target, pls.text, replace);
  return { file: target, written: pls.written, left: pls.left };
}

async function overwrite(file: string, text: string, isAllowed: boolean): Promise<void> {
  if (!isAllowed)
    throw new LectorError('BAD_ARGUMENT', `${file} is there already.`, {
      nextStep: 'Choose another name, or allow replacing it.',
    });
  await atomicWrite(nodeFiles, file, Buffer.from(text));
}
