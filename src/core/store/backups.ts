import path from 'node:path';
import type { Clock } from '../base/clock.js';
import { atomicWrite } from './atomicWrite.js';
import { ifThere } from './fileFailure.js';
import type { Files } from './files.js';
import type { Layout } from './layout.js';

/** Backups kept of each chapter's record. */
const backupsKept = 5;

/** A chapter that is being narrated is written many times a second; five backups should reach back some minutes. */
const leastPauseMs = 60_000;

export interface Backups {
  /** Keeps a copy of a record that was just written, unless this process made one within the last minute. */
  add(chapterId: string, bytes: Uint8Array): Promise<void>;
  /** The backups' paths, newest first. */
  list(chapterId: string): Promise<readonly string[]>;
}

/** Backups are numbered, not dated: a clock may be set back. */
export function createBackups(files: Files, layout: Layout, clock: Clock): Backups {
  const madeAt = new Map<string, number>();

  async function numbers(folder: string): Promise<number[]> {
    const names = (await ifThere(files.readdir(folder), 'listing', folder)) ?? [];
    const found = names.map((name) => /^(\d{1,9})\.json$/.exec(name)?.[1]).filter((digits) => digits !== undefined);
    return found.map(Number).sort((a, b) => b - a);
  }

  const fileOf = (folder: string, number: number) => path.join(folder, `${String(number).padStart(6, '0')}.json`);

  return {
    async add(chapterId, bytes) {
      const now = clock.monotonicMs();
      if (now - (madeAt.get(chapterId) ?? -Infinity) < leastPauseMs) return;
      const folder = layout.backup(chapterId);
      const old = await numbers(folder);
      await atomicWrite(files, fileOf(folder, (old[0] ?? 0) + 1), bytes);
      madeAt.set(chapterId, now);
      for (const number of old.slice(backupsKept - 1)) await files.unlink(fileOf(folder, number));
    },
    async list(chapterId) {
      const folder = layout.backup(chapterId);
      return (await numbers(folder)).map((number) => fileOf(folder, number));
    },
  };
}
