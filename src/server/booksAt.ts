import type { Book } from '../core/model/book.js';
import type { BooksParams } from '../protocol/messages/books.js';
import type { Context } from './context.js';
import { unlessBroken } from './unlessBroken.js';
import { toUri } from './uris.js';

/** The books of a workspace's folders, and those of documents that lie in none of them. What can't be read is left out. */
export async function booksAt(
  { lector, log, manuscripts, places }: Context,
  { folderUris, documentUris }: BooksParams,
  signal: AbortSignal,
): Promise<readonly Book[]> {
  const books = new Map<string, Book>();
  const add = async (uri: string) => {
    const book = await unlessBroken(manuscripts.book(uri, signal), log);
    if (book) books.set(book.root, book);
  };
  for (const uri of folderUris) {
    const roots = await unlessBroken(
      lector.use((core) => core.findBooks(places.pathOf(uri), signal)),
      log,
    );
    for (const root of roots ?? []) await add(toUri(root));
  }
  for (const uri of documentUris) await add(uri);
  return [...books.values()];
}
