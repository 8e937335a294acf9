import path from 'node:path';
import { LectorError } from '../base/errors.js';
import { readBook } from '../manuscript/readBook.js';
import type { Book } from '../model/book.js';
import { bookWorld, findBookRoot, toBookPath } from './bookWorld.js';

export interface OpenedBook {
  readonly book: Book;
  /** The book path of the file asked for; undefined when a folder was asked for. */
  readonly file?: string;
}

/**
 * The book that a file or folder belongs to.
 * @throws LectorError FILE_MISSING; BAD_ARGUMENT for a file that is no Markdown.
 */
export async function openBook(
  fileOrFolder: string,
  stateRoot: string | undefined,
  signal: AbortSignal,
): Promise<OpenedBook> {
  const { root, isFolder } = await findBookRoot(fileOrFolder);
  const book = await readBook(root, stateRoot ? path.resolve(stateRoot) : root, bookWorld(root), signal);
  if (isFolder) return { book };
  if (!/\.(md|markdown)$/i.test(fileOrFolder)) {
    throw new LectorError('BAD_ARGUMENT', `${fileOrFolder} is not a Markdown file.`, {
      nextStep: 'Name a file that ends in .md, or a folder of them.',
    });
  }
  return { book, file: toBookPath(root, path.resolve(fileOrFolder)) };
}
