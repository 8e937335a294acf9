import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { throwIfCancelled } from '../base/cancellation.js';
import type { ImportSource } from '../importers/importer.js';
import { assertInside } from './bookWorld.js';

/** Reads what lies in a file’s folder or below it, also where links lead; anything else is as if it weren’t there. */
export function besideFile(file: string): ImportSource['beside'] {
  const folder = path.dirname(file);
  return async (inside, hasRoom, signal) => {
    throwIfCancelled(signal);
    const wanted = path.resolve(folder, inside);
    try {
      await assertInside(folder, wanted);
      const info = await stat(wanted);
      return info.isFile() && hasRoom(info.size) ? await readFile(wanted, { signal }) : undefined;
    } catch {
      throwIfCancelled(signal);
      return undefined;
    }
  };
}
