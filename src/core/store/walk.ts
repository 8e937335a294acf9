import path from 'node:path';
import { ifThere } from './fileFailure.js';
import type { Files } from './files.js';

/** All files under a folder, sorted, absolute; none when it isn't there. @throws LectorError IO_FAILED */
export async function* walk(files: Files, folder: string): AsyncGenerator<string, void> {
  const names = (await ifThere(files.readdir(folder), 'listing', folder)) ?? [];
  for (const name of [...names].sort()) {
    const file = path.join(folder, name);
    const found = await ifThere(files.stat(file), 'looking at', file);
    if (found?.isFolder) yield* walk(files, file);
    else if (found) yield file;
  }
}
