import path from 'node:path';
import { LectorError } from '../base/errors.js';
import { readBook } from '../manuscript/readBook.js';
import type { Book } from '../model/book.js';
import type { PlanRequest } from '../model/request.js';
import { bookWorld, findBookRoot, maxDepth, toBookPath } from './bookWorld.js';

export interface OpenedBook {
  readonly book: Book;
  /** The book path of the file asked for; undefined when a folder was asked for. */
  readonly file?: string;
}

/**
 * The book that a file or folder belongs to. A file whose text is given needn't be there.
 * @throws LectorError FILE_MISSING; BAD_ARGUMENT for a file that is no Markdown.
 */
export async function openBook(
  { path: fileOrFolder, stateRoot, text }: Pick<PlanRequest, 'path' | 'stateRoot' | 'text'>,
  signal: AbortSignal,
): Promise<OpenedBook> {
  const { root, isFolder, isMarked } = await findBookRoot(fileOrFolder, text !== undefined);
  // A lone file may lie in a home folder: what lies in the folders below it is none of its book.
  const world = bookWorld(root, isFolder || isMarked ? maxDepth : 0);
  const book = await readBook(root, stateRoot ? path.resolve(stateRoot) : root, world, signal);
  if (isFolder) return { book };
  if (!/\.(md|markdown)$/i.test(fileOrFolder)) {
    throw new LectorError('BAD_ARGUMENT', `${fileOrFolder} is not a Markdown file.`, {
      nextStep: 'Name a file that ends in .md, or a folder of them.',
    });
  }
  return inBook(book, fileOrFolder);
}

/** A book with one of its files. */
export function inBook(book: Book, file: string): Required<OpenedBook> {
  return { book, file: toBookPath(book.root, path.resolve(file)) };
}
