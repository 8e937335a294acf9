import path from 'node:path';
import { withoutExtension } from '../core/base/paths.js';
import type { Book } from '../core/model/book.js';
import type { Documents } from './documents.js';

/**
 * From a chapter's id (`part/one`, or `part/one@slug` in a file of several) to its document's uri. `asked` is the path
 * of the file or folder that the job is about: a file needn't be one of its book's chapters. `platform` is node:path, or
 * its win32 or posix part.
 */
export function chapterUris(
  book: Pick<Book, 'root' | 'files'>,
  asked: string,
  documents: Pick<Documents, 'uriOf'>,
  platform: Pick<typeof path, 'join' | 'relative' | 'sep'> = path,
): (chapterId: string) => string | undefined {
  const files = [...book.files, platform.relative(book.root, asked).split(platform.sep).join('/')];
  const uris = new Map(
    files.map((file) => [withoutExtension(file), documents.uriOf(platform.join(book.root, ...file.split('/')))]),
  );
  return (chapterId) => uris.get(chapterId) ?? uris.get(chapterId.slice(0, Math.max(0, chapterId.lastIndexOf('@'))));
}
