import { stat } from 'node:fs/promises';
import path from 'node:path';
import { throwIfCancelled } from '../../base/cancellation.js';
import type { Move } from '../../model/move.js';
import { findBookRoot, isOutside, toBookPath } from '../bookWorld.js';

/** A file or folder that is to get another name or place, or has got it. Both are absolute paths. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
}

const manuscript = /\.(md|markdown)$/i;

/**
 * The moves of manuscripts and folders inside of books, by the roots of these. What leaves its book or is no manuscript any more, other
 * files and a book's own folder are left out.
 */
export async function bookMoves(
  renamed: readonly Renamed[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly Move[]>> {
  const moves = new Map<string, Move[]>();
  for (const { from, to } of renamed) {
    throwIfCancelled(signal);
    const isFolder = (await isFolderAt(from)) || (await isFolderAt(to));
    if (!isFolder && ![from, to].every((file) => manuscript.test(file))) continue;
    const root = await rootOf(from, isFolder);
    if (root !== (await rootOf(to, isFolder)) || isOutsideOf(root, from) || isOutsideOf(root, to)) continue;
    const move = { from: toBookPath(root, from), to: toBookPath(root, to), isFolder };
    moves.set(root, [...(moves.get(root) ?? []), move]);
  }
  return moves;
}

/** The book of a file, or of what lies in a folder; neither needs to be there. */
async function rootOf(place: string, isFolder: boolean): Promise<string> {
  return (await findBookRoot(isFolder ? path.join(place, 'chapter.md') : place, true)).root;
}

/** A book's own folder lies outside of it as well. */
function isOutsideOf(root: string, place: string): boolean {
  return path.relative(root, place) === '' || isOutside(path.relative(root, place), path);
}

async function isFolderAt(place: string): Promise<boolean> {
  return (await stat(place).catch(() => undefined))?.isDirectory() ?? false;
}
