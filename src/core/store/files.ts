import { access, constants, open, mkdir, readdir, readFile, rename, stat, unlink, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from '../base/systemCode.js';

/** A file that is open. */
export interface OpenFile {
  /** Writes all bytes at the current place. */
  write(bytes: Uint8Array): Promise<void>;
  /** Writes all bytes at a place; the current one stays. */
  writeAt(bytes: Uint8Array, position: number): Promise<void>;
  /** Resolves when what was written survives a power cut (fsync). */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The few file calls the store is made of, each one call to the system, so that a test can let the n-th one fail.
 * Errors are the system's own, with `code` (`ENOENT`, `EEXIST`, …).
 */
export interface Files {
  /** `w` makes or empties a file, `wx` makes one that must not be there yet, `r` also opens folders where they can be. */
  open(path: string, flags: 'r' | 'w' | 'wx'): Promise<OpenFile>;
  readFile(path: string): Promise<Uint8Array>;
  /** Names in a folder. */
  readdir(path: string): Promise<readonly string[]>;
  stat(path: string): Promise<{ readonly size: number; readonly modifiedMs: number; readonly isFolder: boolean }>;
  /** Makes a folder and those above it; returns the topmost one that it made, undefined when all were there. */
  mkdir(path: string): Promise<string | undefined>;
  /** Moves a file, over another one if need be. */
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Sets a file's time of change. */
  touch(path: string, modifiedMs: number): Promise<void>;
}

/** The real file system. */
export const nodeFiles: Files = {
  async open(path, flags) {
    const handle = await open(path, flags);
    return {
      write: (bytes) => handle.writeFile(bytes),
      async writeAt(bytes, position) {
        for (let done = 0; done < bytes.length;) {
          done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
        }
      },
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  readFile: (path) => readFile(path),
  readdir: (path) => readdir(path),
  async stat(path) {
    const found = await stat(path);
    return { size: found.size, modifiedMs: found.mtimeMs, isFolder: found.isDirectory() };
  },
  async mkdir(path) {
    try {
      return await mkdir(path, { recursive: true });
    } catch (error) {
      if (systemCode(error) === 'ENOENT') await requireWritable(dirname(path));
      throw error;
    }
  },
  rename: (from, to) => rename(from, to),
  unlink: (path) => unlink(path),
  touch: (path, modifiedMs) => utimes(path, modifiedMs / 1000, modifiedMs / 1000),
};

/** Node 20 says ENOENT where a folder with others above it can't be made on a read-only disk; this throws what is so. */
async function requireWritable(folder: string): Promise<void> {
  try {
    await access(folder, constants.W_OK);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    await requireWritable(dirname(folder));
  }
}
