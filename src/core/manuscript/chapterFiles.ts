import { baseName, type BookPath } from '../base/paths.js';

const notChapters =
  /^(?:readme|changelog|summary|licen[cs]e|copying|contributing|code_of_conduct|security|authors|todo|architecture)$/i;

/** The Markdown files of a book that names no order: by numbers in their names, then by name, folder by folder. */
export function chapterFiles(files: readonly BookPath[]): readonly BookPath[] {
  const { compare } = new Intl.Collator('en', { numeric: true });
  return files
    .filter((file) => /\.md$/i.test(file) && !isHidden(file) && !notChapters.test(baseName(file).slice(0, -3)))
    .sort((a, b) => compare(a, b) || (a < b ? -1 : 1));
}

function isHidden(file: BookPath): boolean {
  return file.split('/').some((part) => part.startsWith('.') || part === 'node_modules');
}

/**
 * A path named by a file in `folder`, as a book path; undefined when it leads out of the book or is none that works
 * on every system: absolute, with a drive letter or backslashes.
 */
export function insideBook(folder: BookPath, path: string): BookPath | undefined {
  if (/^[/~]|^[a-z]:|\\|\0/i.test(path)) return undefined;
  const parts: string[] = [];
  for (const part of [...folder.split('/'), ...path.split('/')]) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  // A drive letter may stand behind “./”.
  return /^[a-z]:/i.test(parts[0] ?? '') ? undefined : parts.join('/');
}
