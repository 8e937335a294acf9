import type { Context } from './context.js';
import { unlessBroken } from './unlessBroken.js';
import { toUri } from './uris.js';

/**
 * Has what is known of chapters follow manuscripts that another program moved, now that their new files are there. What can't be read or
 * is being written by another window is done when it is narrated next.
 */
export async function followNewFiles(context: Context, uris: readonly string[]): Promise<void> {
  const { changes, documents, jobs, lector, lifetime, log, manuscripts, places } = context;
  const books = new Map<string, string[]>();
  for (const uri of uris) {
    const root = (await unlessBroken(manuscripts.book(uri, lifetime), log))?.root;
    if (root !== undefined) books.set(root, [...(books.get(root) ?? []), places.pathOf(uri)]);
  }
  for (const [root, files] of books) {
    const bookUri = toUri(root);
    const { text: _, ...asked } = await manuscripts.request(bookUri, lifetime);
    const request = { ...asked, path: root, texts: documents.texts() };
    const follow = () => lector.use((core) => core.followFiles(request, files, lifetime));
    const hasMoved = await unlessBroken(jobs.inTurn(asked.stateRoot ?? root, follow, lifetime), log);
    if (hasMoved !== true) continue;
    manuscripts.forget();
    for (const uri of [bookUri, ...uris]) changes.touch(uri);
  }
}
