import { cancellationOf, throwIfCancelled } from '../base/cancellation.js';

/** A place for one `T`. It is held by one owner at a time and keeps its content, known by `key`, between owners. */
export interface Seat<T> {
  key: string | undefined;
  content: T | undefined;
}

export interface Seats<T> {
  readonly all: readonly Seat<T>[];
  /** Waits for a free seat, best one with this key inside. The highest priority goes first, then who came first. */
  take(key: string, priority: number, signal: AbortSignal): Promise<Seat<T>>;
  giveBack(seat: Seat<T>): void;
  /** The free seat with something in it that was used the longest ago; undefined where there is none. */
  takeIdle(): Seat<T> | undefined;
  /** How many wait for a seat. */
  waiting(): number;
  /** Rejects who waits and whoever comes. */
  close(reason: Error): void;
}

interface Waiting<T> {
  readonly priority: number;
  readonly get: (seat: Seat<T>) => void;
  readonly refuse: (reason: Error) => void;
}

export function createSeats<T>(count: number): Seats<T> {
  const all: readonly Seat<T>[] = Array.from({ length: count }, () => ({ key: undefined, content: undefined }));
  const free = new Set(all);
  const queue: Waiting<T>[] = [];
  let closed: Error | undefined;

  function wait(priority: number, signal: AbortSignal): Promise<Seat<T>> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        queue.splice(queue.indexOf(waiting), 1);
        signal.removeEventListener('abort', cancel);
      };
      const cancel = () => {
        waiting.refuse(cancellationOf(signal));
      };
      const waiting: Waiting<T> = {
        priority,
        get: (seat) => {
          leave();
          resolve(seat);
        },
        refuse: (reason) => {
          leave();
          reject(reason);
        },
      };
      const behind = queue.findIndex((other) => other.priority < priority);
      queue.splice(behind < 0 ? queue.length : behind, 0, waiting);
      signal.addEventListener('abort', cancel, { once: true });
    });
  }

  return {
    all,
    async take(key, priority, signal) {
      throwIfCancelled(signal);
      if (closed) throw closed;
      const seats = [...free];
      const seat =
        seats.find((one) => one.key === key && one.content) ?? seats.find((one) => !one.content) ?? seats.at(0);
      if (!seat) return wait(priority, signal);
      free.delete(seat);
      return seat;
    },
    takeIdle() {
      // A seat is added anew whenever it is given back, so they lie in the order of their last use.
      const idle = [...free].find(({ content }) => content !== undefined);
      if (idle) free.delete(idle);
      return idle;
    },
    giveBack(seat) {
      const [next] = queue;
      if (next) next.get(seat);
      else free.add(seat);
    },
    waiting: () => queue.length,
    close(reason) {
      closed = reason;
      for (const waiting of [...queue]) waiting.refuse(reason);
    },
  };
}
