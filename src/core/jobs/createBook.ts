import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LectorError } from '../base/errors.js';
import { throwIfCancelled } from '../base/cancellation.js';
import { fileFailure } from '../store/fileFailure.js';
import type { Store } from '../store/openStore.js';

/**
 * Writes a `lector.yaml` into a folder and keeps `.lector/` out of version control. Returns the file's path.
 * @throws LectorError BAD_ARGUMENT when the folder is a book already; READ_ONLY, NO_SPACE, IO_FAILED.
 */
export async function createBook(store: Store, folder: string, title: string, signal: AbortSignal): Promise<string> {
  throwIfCancelled(signal);
  const file = path.join(folder, 'lector.yaml');
  const text = `# A book for Lector. Chapters are read in the order of their names, or as listed under "chapters".
schema_version: 1
title: ${JSON.stringify(title)}
language: en
`;
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new LectorError('BAD_ARGUMENT', `${file} is there already.`, { cause, nextStep: 'Open it and edit it.' });
    }
    throw fileFailure(cause, 'writing', file);
  }
  await store.writeGitignore();
  return file;
}
