import { stat } from 'node:fs/promises';
import path from 'node:path';
import { LectorError } from '../core/base/errors.js';
import type { Lector } from '../core/lector.js';
import type { Book } from '../core/model/book.js';
import { pronunciationsFileName } from '../core/model/pronunciation.js';
import type { Finding } from '../core/model/verdict.js';
import { hasErrors, tellFindings } from './findings.js';
import type { Output } from './output.js';
import { bookFileName, tellBookFile } from './tellBookFile.js';

/** What a person named: a manuscript, or all of a book. */
export interface Target {
  readonly book: Book;
  /** Absolute paths of the manuscripts, in reading order. */
  readonly files: readonly string[];
  /** True when a whole book was named and a part of it can't be found. */
  readonly isIncomplete: boolean;
}

/**
 * Opens a file or folder and tells what is wrong with its book.
 * @throws LectorError BAD_CONFIG and the like when a book file can't be read, since a voice or order may stand there; BAD_ARGUMENT
 * for a folder without chapters; what openBook throws.
 */
export async function openTarget(
  lector: Lector,
  fileOrFolder: string,
  output: Output,
  signal: AbortSignal,
): Promise<Target> {
  const book = await lector.openBook({ path: fileOrFolder }, signal);
  const isFolder = (await stat(fileOrFolder)).isDirectory();
  await tellBookFile(lector, book, isFolder, output, signal);
  for (const { code, message } of book.findings) {
    if (isUnreadable(code)) throw new LectorError(code, message, { nextStep: 'Correct that file and run it again.' });
  }
  // Chapters that are missing are none of a single one's business; how its words are said is.
  const isOfWords = ({ message }: Finding) => message.startsWith(pronunciationsFileName);
  const isOfBookFile = ({ message }: Finding) => message.startsWith(`${bookFileName}:`);
  const isTold = (finding: Finding) => (isFolder ? !isOfBookFile(finding) : isOfWords(finding));
  tellFindings(book.root, book.findings.filter(isTold), output);
  if (!isFolder) return { book, files: [fileOrFolder], isIncomplete: false };
  if (book.files.length === 0)
    throw new LectorError('BAD_ARGUMENT', `${fileOrFolder} has no chapters.`, {
      nextStep: 'Name a Markdown file, or a folder that holds .md files.',
    });
  const files = book.files.map((file) => path.join(book.root, file));
  return { book, files, isIncomplete: hasErrors(book.findings) };
}

const unreadable = ['BAD_CONFIG', 'BAD_ENCODING', 'FILE_TOO_LARGE', 'IO_FAILED'] as const;

/** Whether a finding says that a book file itself can't be read, not that something it names can't. */
function isUnreadable(code: string): code is (typeof unreadable)[number] {
  return unreadable.some((each) => each === code);
}
