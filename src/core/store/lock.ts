import { hostname } from 'node:os';
import path from 'node:path';
import { sleep } from '../base/cancellation.js';
import type { Clock } from '../base/clock.js';
import { LectorError } from '../base/errors.js';
import type { Disposable } from '../base/lifetime.js';
import { systemCode } from '../base/systemCode.js';
import { fileFailure, ifThere } from './fileFailure.js';
import type { Files } from './files.js';
import { beatMs, claimName, isGone, readClaim, staleMs, type Claim } from './lockClaim.js';

/** The right to write a book, until it is disposed. */
export interface BookLock extends Disposable {
  /** Aborted with a BOOK_LOCKED error when another process took the lock over, after this one was suspended for long. */
  readonly lost: AbortSignal;
}

interface LockWorld {
  readonly files: Files;
  readonly clock: Clock;
  /** Folder of the claims. */
  readonly folder: string;
}

const tries = 4;

/**
 * Makes what locks a book for this process. Each process that wants it first makes a claim, a file of its own that no
 * one else touches while it lives, and only then looks for others: of two that come together at least one sees the
 * other, so there are never two winners. Claims of the dead are removed; because their names are used once, that can't
 * hit a living one. The lock throws LectorError BOOK_LOCKED that says who holds it, NO_SPACE or IO_FAILED.
 */
export function createBookLock({ files, clock, folder }: LockWorld): (signal: AbortSignal) => Promise<BookLock> {
  /** Claims of this process that it gave up and could not remove: they look alive to others for {@link staleMs}. */
  const givenUp = new Set<string>();

  return async (signal) => {
    for (let attempt = 1; ; attempt++) {
      const own = await makeClaim();
      let holder: Claim | undefined;
      try {
        holder = await livingClaim(own, signal);
      } catch (error) {
        await giveUp(own);
        throw error;
      }
      if (!holder) return hold(own);
      await giveUp(own);
      if (attempt === tries) throw locked(holder);
      await sleep(20 + Math.random() * 80 * attempt, signal);
    }
  };

  async function makeClaim(): Promise<string> {
    const startedAt = new Date(clock.now()).toISOString();
    const own = path.join(folder, claimName({ pid: process.pid, host: hostname(), startedAt }));
    try {
      await files.mkdir(folder);
      const handle = await files.open(own, 'wx');
      await handle.close();
    } catch (error) {
      await giveUp(own);
      throw fileFailure(error, 'locking', folder);
    }
    return own;
  }

  /** The claim of another process that lives; undefined when there is none. */
  async function livingClaim(own: string, signal: AbortSignal): Promise<Claim | undefined> {
    const names = (await ifThere(files.readdir(folder), 'reading', folder)) ?? [];
    for (const name of names) {
      const file = path.join(folder, name);
      const claim = readClaim(name);
      if (!claim || file === own) continue;
      const isDead = givenUp.has(file) || isGone(claim, hostname(), isRunning) || (await isSilent(file, signal));
      if (!isDead) return claim;
      await giveUp(file);
    }
    return undefined;
  }

  /** Whether a claim beats no more. One that looks so is watched for longer than a beat: its process may just wake up. */
  async function isSilent(file: string, signal: AbortSignal): Promise<boolean> {
    const beat = async () => (await ifThere(files.stat(file), 'looking at', file))?.modifiedMs;
    const before = await beat();
    if (before === undefined) return true;
    if (Math.abs(clock.now() - before) <= staleMs) return false;
    await sleep(beatMs * 1.5, signal);
    const after = await beat();
    return after === undefined || after === before;
  }

  function hold(own: string): BookLock {
    const lost = new AbortController();
    const timer = setInterval(() => {
      files.touch(own, clock.now()).catch((error: unknown) => {
        if (systemCode(error) === 'ENOENT') lost.abort(locked(undefined));
      });
    }, beatMs);
    timer.unref();
    return {
      lost: lost.signal,
      async dispose() {
        clearInterval(timer);
        await giveUp(own);
      },
    };
  }

  /** Removes a claim. One that stays is no reason to call finished work failed: it goes stale. */
  async function giveUp(file: string): Promise<void> {
    givenUp.add(file);
    await files.unlink(file).then(
      () => givenUp.delete(file),
      (error: unknown) => systemCode(error) === 'ENOENT' && givenUp.delete(file),
    );
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** `2026-03-01 14:05`, in the reader's own time; a claim that another version wrote otherwise is told as it stands. */
function localTime(moment: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

function locked(holder: Claim | undefined): LectorError {
  const who = holder
    ? `Another window or program is narrating this book: process ${holder.pid} on ${holder.host}, since ${localTime(holder.startedAt)}.`
    : 'Another window or program took this book over.';
  return new LectorError('BOOK_LOCKED', who, {
    nextStep: 'What it finished plays here too. Wait until it is done, or cancel it there, and try again.',
  });
}
