import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { LectorError } from '../base/errors.js';
import { systemCode } from '../base/systemCode.js';
import { fileFailure } from './fileFailure.js';
import type { Files, OpenFile } from './files.js';

/** What a file is called until it is whole. */
export const temporaryEnding = '.tmp';

const firstPauseMs = 10;
const longestRetryMs = 10_000;

/** On Windows a scanner or an indexer holds a new file for a while. */
const heldByOthers = new Set(['EBUSY', 'EPERM', 'EACCES']);
/** What platforms answer that can't sync a folder (Windows can't open one). */
const folderSyncRefused = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF']);

/** Waits; passed in so that tests need not. */
export type Pause = (ms: number) => Promise<void>;

const pause: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Writes a file so that at every moment, a power cut included, either the old or the new content is there whole: a
 * temporary file in the same folder → fsync → rename → fsync the folder. Resolves when it is durable.
 * @throws LectorError NO_SPACE or IO_FAILED; the old content is still there, or the new one whole. Where only the rename
 * failed, the temporary file is kept and named in the message.
 */
export async function atomicWrite(files: Files, file: string, bytes: Uint8Array, wait: Pause = pause): Promise<void> {
  await atomicFill(files, file, (opened) => opened.write(bytes), wait);
}

/**
 * As {@link atomicWrite}, with a file that `fill` writes piece by piece. What `fill` throws leaves the old content; errors
 * of the system come as LectorError, all others as they are.
 */
export async function atomicFill(
  files: Files,
  file: string,
  fill: (opened: OpenFile) => Promise<void>,
  wait: Pause = pause,
): Promise<void> {
  const folder = path.dirname(file);
  const temporary = `${file}.${randomUUID().slice(0, 8)}${temporaryEnding}`;
  try {
    await makeFolder(files, folder);
    await writeThrough(files, temporary, fill);
  } catch (error) {
    await files.unlink(temporary).catch(() => undefined);
    throw systemCode(error) === undefined ? error : fileFailure(error, 'writing', file);
  }
  await renameHeld(files, temporary, file, wait);
  await syncFolder(files, folder);
}

/** Makes a folder durably: each folder that is new is synced into the one above it. */
async function makeFolder(files: Files, folder: string): Promise<void> {
  const topmost = await files.mkdir(folder);
  if (topmost === undefined) return;
  for (let made = folder; made.length >= topmost.length; made = path.dirname(made)) {
    await syncFolder(files, path.dirname(made));
  }
}

async function writeThrough(files: Files, file: string, fill: (opened: OpenFile) => Promise<void>): Promise<void> {
  const handle = await files.open(file, 'w');
  try {
    await fill(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Renames, and waits 10 ms, 20 ms, … up to 10 s in all while another program holds the file. */
async function renameHeld(files: Files, from: string, to: string, wait: Pause): Promise<void> {
  let waitedMs = 0;
  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    try {
      await files.rename(from, to);
      return;
    } catch (error) {
      if (!heldByOthers.has(systemCode(error) ?? '') || waitedMs >= longestRetryMs) {
        const { code, message, nextStep = '' } = fileFailure(error, 'renaming to', to);
        throw new LectorError(code, `${message} (kept as ${from})`, { cause: error, nextStep });
      }
    }
    const nextMs = Math.min(pauseMs, longestRetryMs - waitedMs);
    await wait(nextMs);
    waitedMs += nextMs;
  }
}

/** Makes a rename survive a power cut, where the platform can. */
async function syncFolder(files: Files, folder: string): Promise<void> {
  try {
    const handle = await files.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!folderSyncRefused.has(systemCode(error) ?? '')) throw fileFailure(error, 'syncing', folder);
  }
}
