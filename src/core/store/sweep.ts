import { temporaryEnding } from './atomicWrite.js';
import type { Files } from './files.js';
import { walk } from './walk.js';

/**
 * Removes the temporary files that a killed process left under a folder. Only for the lock's holder: it alone knows
 * that no one is writing them.
 */
export async function sweep(files: Files, folder: string): Promise<void> {
  for await (const file of walk(files, folder)) {
    if (file.endsWith(temporaryEnding)) await files.unlink(file).catch(() => undefined);
  }
}
