import path from 'node:path';
import { throwIfCancelled } from '../base/cancellation.js';
import { chapterFiles } from '../manuscript/chapterFiles.js';
import { bookWorld, entriesOf, findBookRoot, isBook, isIgnored, maxDepth } from './bookWorld.js';

/**
 * The roots of the books that a folder is or holds, in the order of their paths: the folder alone where something marks
 * it as a book, else every outermost folder below with a `lector.yaml`, and the folder itself where it has chapters
 * beside them, or holds no book at all.
 * @throws LectorError FILE_MISSING
 */
export async function findBooks(folder: string, signal: AbortSignal): Promise<readonly string[]> {
  const { root, isMarked } = await findBookRoot(folder, false);
  if (isMarked) return [root];
  const below = await booksBelow(root, maxDepth, signal);
  if (below.length === 0) return [root];
  const own = chapterFiles(await bookWorld(root, maxDepth).list(signal));
  return own.length > 0 ? [root, ...below] : below;
}

async function booksBelow(folder: string, depth: number, signal: AbortSignal): Promise<string[]> {
  throwIfCancelled(signal);
  const entries = await entriesOf(folder);
  if (isBook(entries)) return [folder];
  if (depth === 0) return [];
  const folders = entries.filter((entry) => entry.isDirectory() && !isIgnored(entry.name)).map(({ name }) => name);
  const found: string[] = [];
  for (const name of folders.sort()) found.push(...(await booksBelow(path.join(folder, name), depth - 1, signal)));
  return found;
}
