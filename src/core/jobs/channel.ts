import { messageOf } from '../base/errors.js';

/** A queue between concurrent tasks and one reader: events come out in the order they went in. */
export interface Channel<T> extends AsyncIterable<T> {
  push(value: T): void;
  /** Ends the reader after what is queued; with an error, the reader throws it then. */
  close(error?: unknown): void;
}

export function createChannel<T>(): Channel<T> {
  const queue: T[] = [];
  let end: { readonly error: Error | undefined } | undefined;
  let wake: () => void = () => undefined;
  return {
    push(value) {
      queue.push(value);
      wake();
    },
    close(error) {
      end ??= { error: error === undefined || error instanceof Error ? error : new Error(messageOf(error)) };
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        while (queue.length > 0) yield queue.shift() as T;
        if (end) break;
        await new Promise<void>((resolve) => (wake = resolve));
      }
      if (end.error) throw end.error;
    },
  };
}
