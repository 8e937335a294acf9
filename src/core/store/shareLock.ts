import { LectorError } from '../base/errors.js';
import { createTurns } from '../base/inTurn.js';
import type { BookLock } from './lock.js';

interface Held {
  readonly lock: BookLock;
  holders: number;
}

export interface SharedLock {
  readonly lock: (signal: AbortSignal) => Promise<BookLock>;
  readonly isHeld: () => boolean;
  /** Acts while no job of this process and no other one writes the book. @throws LectorError BOOK_LOCKED */
  readonly alone: <T>(act: () => Promise<T>, signal: AbortSignal) => Promise<T>;
}

/** Lets all jobs of this process share one lock: it is taken for the first of them and released after the last. */
export function shareLock(take: (signal: AbortSignal) => Promise<BookLock>): SharedLock {
  let held: Held | undefined;
  // Taking and releasing never overlap.
  const inTurn = createTurns();

  async function release(from: Held): Promise<void> {
    from.holders -= 1;
    if (from.holders > 0) return;
    if (held === from) held = undefined;
    await from.lock.dispose();
  }

  return {
    isHeld: () => held !== undefined && !held.lock.lost.aborted,
    alone: (act, signal) =>
      inTurn(async () => {
        if (held) {
          throw new LectorError('BOOK_LOCKED', 'This book is being narrated.', {
            nextStep: 'Wait until that is done, or cancel it.',
          });
        }
        const lock = await take(signal);
        try {
          return await act();
        } finally {
          await lock.dispose();
        }
      }),
    lock: (signal) =>
      inTurn(async () => {
        if (!held || held.lock.lost.aborted) held = { lock: await take(signal), holders: 0 };
        const mine = held;
        mine.holders += 1;
        let isReleased = false;
        return {
          lost: mine.lock.lost,
          async dispose() {
            if (isReleased) return;
            isReleased = true;
            await inTurn(() => release(mine));
          },
        };
      }),
  };
}
