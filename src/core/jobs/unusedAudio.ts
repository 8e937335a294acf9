import type { UnusedAudio } from '../model/report.js';
import { toBookPath } from './bookWorld.js';
import type { JobWorld } from './jobWorld.js';
import { openBook } from './openBook.js';

type StoreWorld = Pick<JobWorld, 'storeOf'>;
type Files = readonly { readonly file: string; readonly bytes: number }[];

/** What could be removed. @throws LectorError as openBook and the store do. */
export async function unusedAudio(
  world: StoreWorld,
  fileOrFolder: string,
  stateRoot: string | undefined,
  signal: AbortSignal,
): Promise<UnusedAudio> {
  const root = await stateRootOf(fileOrFolder, stateRoot, signal);
  return toldOf(root, await world.storeOf(root).unusedAudio(signal));
}

/** Removes it. Where there is nothing, nothing is locked or written. @throws LectorError BOOK_LOCKED, IO_FAILED. */
export async function removeUnusedAudio(
  world: StoreWorld,
  fileOrFolder: string,
  stateRoot: string | undefined,
  signal: AbortSignal,
): Promise<UnusedAudio> {
  const root = await stateRootOf(fileOrFolder, stateRoot, signal);
  const store = world.storeOf(root);
  const there = await store.unusedAudio(signal);
  return toldOf(root, there.length > 0 ? await store.removeUnusedAudio(signal) : []);
}

async function stateRootOf(path: string, stateRoot: string | undefined, signal: AbortSignal): Promise<string> {
  const { book } = await openBook({ path, ...(stateRoot === undefined ? {} : { stateRoot }) }, signal);
  return book.stateRoot;
}

function toldOf(stateRoot: string, files: Files): UnusedAudio {
  return {
    files: files.map(({ file }) => toBookPath(stateRoot, file)),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
