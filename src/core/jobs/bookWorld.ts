import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { throwIfCancelled } from '../base/cancellation.js';
import { isLectorError, LectorError, messageOf } from '../base/errors.js';
import { readText } from './readText.js';

const bookMarks = ['lector.yaml', 'SUMMARY.md', '_quarto.yml', '.lector'];
const maxLevelsUp = 6;
/** Folders this far below a book's root still belong to it. */
export const maxDepth = 8;

/** The part of a file system that a book lies in. Paths are book paths: relative, with forward slashes. */
export interface BookWorld {
  /** All Markdown files and book files below the root, but those of a book of their own. */
  list(signal: AbortSignal): Promise<readonly string[]>;
  /** A file's text, or undefined where there is none. @throws LectorError as readText, and PATH_OUTSIDE_BOOK. */
  read(bookPath: string, signal: AbortSignal): Promise<string | undefined>;
}

/** `depth` is how many levels of folders below the root belong to it. */
export function bookWorld(root: string, depth: number): BookWorld {
  return {
    list: (signal) => listBelow(root, '', depth, signal),
    async read(bookPath, signal) {
      try {
        return await readInside(root, bookPath, signal);
      } catch (error) {
        if (isLectorError(error, 'FILE_MISSING')) return undefined;
        throw error;
      }
    },
  };
}

/** The text of a file in a book. @throws LectorError as readText, and PATH_OUTSIDE_BOOK. */
export async function readInside(root: string, bookPath: string, signal: AbortSignal): Promise<string> {
  const file = path.resolve(root, bookPath);
  await assertInside(root, file);
  return readText(file, signal);
}

/** Links are followed first, so that none can lead out of the book. @throws LectorError PATH_OUTSIDE_BOOK */
export async function assertInside(root: string, file: string): Promise<void> {
  if (isOutside(path.relative(root, file), path)) throw outside(root, file);
  const realFile = await realpath(file).catch(() => undefined);
  if (realFile && isOutside(path.relative(await realpath(root), realFile), path)) throw outside(root, file);
}

function outside(root: string, file: string): LectorError {
  return new LectorError('PATH_OUTSIDE_BOOK', `${file} lies outside the book ${root}.`, {
    nextStep: 'Keep what belongs to a book inside its folder.',
  });
}

/** Whether a relative path leaves the folder it is relative to; `platform` is node:path, or its win32 or posix part. */
export function isOutside(relative: string, platform: Pick<typeof path, 'isAbsolute' | 'sep'>): boolean {
  return relative === '..' || relative.startsWith(`..${platform.sep}`) || platform.isAbsolute(relative);
}

async function listBelow(root: string, folder: string, depth: number, signal: AbortSignal): Promise<string[]> {
  throwIfCancelled(signal);
  const absolute = path.join(root, folder);
  const entries = await readdir(absolute, { withFileTypes: true }).catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new LectorError('IO_FAILED', `${absolute} can't be listed: ${messageOf(cause)}`, {
      cause,
      nextStep: 'Allow reading this folder, or move it out of the book.',
    });
  });
  if (folder !== '' && isBook(entries)) return [];
  const found: string[] = [];
  for (const entry of entries) {
    const bookPath = folder ? `${folder}/${entry.name}` : entry.name;
    if (isIgnored(entry.name)) continue;
    if (entry.isDirectory() && depth > 0) found.push(...(await listBelow(root, bookPath, depth - 1, signal)));
    if (!entry.isDirectory() && (/\.md$/i.test(entry.name) || bookMarks.includes(entry.name))) found.push(bookPath);
  }
  return found.sort();
}

/** What lies in a folder; nothing where it can't be read. */
export function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}

/** Whether a folder with these entries says of itself that it is a book. */
export function isBook(entries: readonly Dirent[]): boolean {
  return entries.some(({ name }) => name === 'lector.yaml');
}

/** Folders that hold no chapters. */
export function isIgnored(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** Where a book begins, and how that is known. */
export interface BookRoot {
  readonly root: string;
  readonly isFolder: boolean;
  /** Whether something in the root says that it is a book. */
  readonly isMarked: boolean;
}

/**
 * Where a file or folder's book begins: the nearest folder upward that is marked as one, else the folder itself. What
 * isn't there is taken for a file where `mayBeMissing`.
 */
export async function findBookRoot(fileOrFolder: string, mayBeMissing: boolean): Promise<BookRoot> {
  const info = await stat(fileOrFolder).catch((cause: unknown) => {
    if (mayBeMissing) return undefined;
    throw new LectorError('FILE_MISSING', `${fileOrFolder} does not exist.`, { cause, nextStep: 'Check the path.' });
  });
  const isMarked = async (folder: string) => (await entriesOf(folder)).some(({ name }) => bookMarks.includes(name));
  if (info?.isDirectory()) {
    const root = path.resolve(fileOrFolder);
    return { root, isFolder: true, isMarked: await isMarked(root) };
  }
  const own = path.dirname(path.resolve(fileOrFolder));
  for (let folder = own, level = 0; level < maxLevelsUp; folder = path.dirname(folder), level++) {
    if (await isMarked(folder)) return { root: folder, isFolder: false, isMarked: true };
  }
  return { root: own, isFolder: false, isMarked: false };
}

/** A platform path inside `root` as a book path; `platform` is node:path, or its win32 or posix part. */
export function toBookPath(root: string, file: string, platform: Pick<typeof path, 'relative' | 'sep'> = path): string {
  return platform.relative(root, file).split(platform.sep).join('/');
}
