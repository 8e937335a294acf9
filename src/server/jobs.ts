import { CancelledError, cancellationOf, untilCancelled } from '../core/base/cancellation.js';
import { isLectorError } from '../core/base/errors.js';

/** What was started and can be cancelled: all at once, whether it runs or waits for its turn. */
export interface Jobs {
  /** @throws CancelledError when it was cancelled, else what `act` throws. */
  run<Result>(act: (signal: AbortSignal) => Promise<Result>, signal: AbortSignal): Promise<Result>;
  /** Acts when everything that asked for a turn in the same book before is over. */
  inTurn<Result>(book: string, act: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
  /** Whether something has its turn in the book, or waits for it. */
  isBusy(book: string): boolean;
  cancel(): void;
}

export function createJobs(): Jobs {
  const stops = new Set<AbortController>();
  const tails = new Map<string, Promise<unknown>>();

  return {
    async run(act, signal) {
      const stop = new AbortController();
      const either = AbortSignal.any([signal, stop.signal]);
      stops.add(stop);
      try {
        return await act(either);
      } catch (error) {
        throw either.aborted && !isLectorError(error) ? cancellationOf(either) : error;
      } finally {
        stops.delete(stop);
      }
    },
    inTurn(book, act, signal) {
      const before = tails.get(book) ?? Promise.resolve();
      const turn = untilCancelled(before, signal).then(act);
      // One that is cancelled while it waits must not let the next one overtake those before it.
      const tail = Promise.allSettled([before, turn]).then(() => {
        if (tails.get(book) === tail) tails.delete(book);
      });
      tails.set(book, tail);
      return turn;
    },
    isBusy: (book) => tails.has(book),
    cancel() {
      for (const stop of stops) stop.abort(new CancelledError());
    },
  };
}
