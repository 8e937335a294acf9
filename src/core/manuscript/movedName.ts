import { baseName, type BookPath } from '../base/paths.js';
import type { Moved } from '../model/move.js';
import { insideBook } from './chapterFiles.js';

/**
 * How a file of a book has to name another one after moves; undefined where it may go on as it does. Names are relative to the file that
 * has them, which may have been moved itself.
 */
export function movedName(file: BookPath, name: string, moved: Moved): string | undefined {
  const before = insideBook(folderOf(file), name.trim());
  if (before === undefined) return undefined;
  const after = relativeTo(folderOf(moved.file(file) ?? file), moved.file(before) ?? before);
  if (after === relativeTo(folderOf(file), before)) return undefined;
  return name.trim().startsWith('./') && !after.startsWith('../') ? `./${after}` : after;
}

/** Empty for a file at the top. */
function folderOf(file: BookPath): BookPath {
  return file.slice(0, Math.max(0, file.length - baseName(file).length - 1));
}

function relativeTo(folder: BookPath, path: BookPath): string {
  const from = folder.split('/').filter((part) => part !== '');
  const to = path.split('/');
  const differs = from.findIndex((part, index) => part !== to[index]);
  const same = differs < 0 ? from.length : differs;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
