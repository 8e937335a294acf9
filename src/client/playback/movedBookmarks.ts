import { withoutExtension } from '../../core/base/paths.js';
import { fileOfChapter } from '../../core/model/move.js';
import { bookmarkKey, bookmarkPlace } from './memory.js';

/** The keys of bookmarks in a file, or below a folder, that was renamed, each with its key from now on. Uris are as VS Code writes them. */
export function movedBookmarks(
  keys: readonly string[],
  oldUri: string,
  newUri: string,
): readonly (readonly [from: string, to: string])[] {
  return keys.flatMap((key) => {
    const place = bookmarkPlace(key);
    if (!place || (place.uri !== oldUri && !place.uri.startsWith(`${oldUri}/`))) return [];
    const uri = newUri + place.uri.slice(oldUri.length);
    return [[key, bookmarkKey(uri, movedId(place.chapterId, place.uri, uri))] as const];
  });
}

/** A chapter's id is its file's path inside the book, which stays the same where the book itself was moved. */
function movedId(id: string, oldUri: string, newUri: string): string {
  const file = fileOfChapter(id);
  const [before, after] = [oldUri, newUri].map((uri) => withoutExtension(decodeURIComponent(uri)));
  if (!before?.endsWith(`/${file}`)) return id;
  const root = before.slice(0, -file.length);
  return after?.startsWith(root) ? after.slice(root.length) + id.slice(file.length) : id;
}
