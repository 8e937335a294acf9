import path from 'node:path';
import { isLectorError } from '../../base/errors.js';
import type { YamlEdit } from '../../base/yamlKey.js';
import { bookOrders } from '../../manuscript/bookOrders/index.js';
import { movedBy, type Move } from '../../model/move.js';
import { readInside } from '../bookWorld.js';

/** What is to change in one of a book's files. */
export interface FileEdits {
  /** Absolute path. */
  readonly file: string;
  /** The text that the edits are of. */
  readonly text: string;
  /** They don't overlap, and stand in the order of their places. */
  readonly edits: readonly YamlEdit[];
}

/**
 * The edits of the files that order a book, or tell of its chapters, after which they name what was moved as that is called then. `textOf`
 * gives the text of a file that is open in an editor, by its absolute path. Writes nothing.
 * @throws LectorError as readInside, but for a file that isn't there.
 */
export async function moveEdits(
  root: string,
  moves: readonly Move[],
  textOf: (file: string) => string | undefined,
  signal: AbortSignal,
): Promise<readonly FileEdits[]> {
  const found: FileEdits[] = [];
  const moved = movedBy(moves);
  for (const order of bookOrders) {
    for (const name of order.files) {
      const file = path.join(root, ...name.split('/'));
      const text = textOf(file) ?? (await textOnDisk(root, name, signal));
      const edits = text === undefined ? [] : order.follow(text, name, moved);
      if (text !== undefined && edits.length > 0) found.push({ file, text, edits });
    }
  }
  return found;
}

async function textOnDisk(root: string, name: string, signal: AbortSignal): Promise<string | undefined> {
  return readInside(root, name, signal).catch((error: unknown) => {
    if (isLectorError(error, 'FILE_MISSING')) return undefined;
    throw error;
  });
}
