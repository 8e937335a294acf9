import path from 'node:path';
import type { YamlEdit } from '../../base/yamlKey.js';
import { bookOrders } from '../../manuscript/bookOrders/index.js';
import { movedBy, type Move } from '../../model/move.js';
import { bookWorld } from '../bookWorld.js';

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
 * @throws LectorError as BookWorld.read.
 */
export async function moveEdits(
  root: string,
  moves: readonly Move[],
  textOf: (file: string) => string | undefined,
  signal: AbortSignal,
): Promise<readonly FileEdits[]> {
  const found: FileEdits[] = [];
  const moved = movedBy(moves);
  const world = bookWorld(root, 0);
  for (const order of bookOrders) {
    for (const name of order.files) {
      const file = path.join(root, ...name.split('/'));
      const text = textOf(file) ?? (await world.read(name, signal));
      const edits = text === undefined ? [] : order.follow(text, name, moved);
      if (text !== undefined && edits.length > 0) found.push({ file, text, edits });
    }
  }
  return found;
}
