import path from 'node:path';
import type { Log } from '../base/log.js';
import { ifThere } from './fileFailure.js';
import type { Files } from './files.js';

/** The files that a damaged one was set aside as, oldest first. */
export async function setAside(files: Files, file: string): Promise<readonly string[]> {
  const folder = path.dirname(file);
  const start = `${path.basename(file)}.damaged-`;
  const names = (await ifThere(files.readdir(folder), 'listing', folder)) ?? [];
  const numbers = names.filter((name) => name.startsWith(start)).map((name) => Number(name.slice(start.length)));
  return numbers
    .filter(Number.isInteger)
    .sort((a, b) => a - b)
    .map((number) => path.join(folder, `${start}${number}`));
}

/** Sets a damaged file aside as `….damaged-<n>`, so that nothing overwrites it; `then` says what becomes of it in the log. */
export async function moveAside(files: Files, file: string, log: Log, then: string): Promise<void> {
  const last = (await setAside(files, file)).at(-1);
  const aside = `${file}.damaged-${last ? Number(/\d+$/.exec(last)?.[0]) + 1 : 1}`;
  log.warn(`${file} is damaged; it is kept as ${aside} and ${then}`);
  await files.rename(file, aside);
}
