import { cancellationOf, throwIfCancelled } from '../base/cancellation.js';

/** Engines (`tts`) and language models (`llm`) never have the machine together. */
export type SeatHolder = 'tts' | 'llm';

/** Who began or ended what; told in the order in which it happens. */
export interface SeatEvent {
  readonly kind: 'begins' | 'ends';
  readonly who: SeatHolder;
  /** The engine or the model. */
  readonly what: string;
}

/** A model had to stand up for engines that someone waits to hear. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

export interface SeatWish {
  readonly who: SeatHolder;
  /** The engine or the model. */
  readonly what: string;
  /** Someone waits for it: a model stands up for it, and none that waits goes first. */
  readonly isAwaited?: boolean;
}

/** The machine, as a seat: for one model, or for as many engines as like. */
export interface Seat {
  /**
   * Does work as soon as nobody of the other kind works, and nobody who came before waits. A model's work gets a signal that is
   * aborted, by an {@link InterruptedError}, when it has to stand up.
   */
  during<T>(wish: SeatWish, work: (standUp: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
}

interface Waiting {
  readonly who: SeatHolder;
  readonly standUp: AbortController;
  readonly enter: () => void;
}

/** Everybody gets in in the order they came, engines that are awaited before models: those that aren't don't pass a model that waits. */
export function createSeat(tell: (event: SeatEvent) => void): Seat {
  const queue: Waiting[] = [];
  const inside = { tts: 0, llm: 0 };
  /** Who inside has to stand up for what is awaited. */
  let sitting: Waiting | undefined;

  const isFreeFor = (who: SeatHolder) => inside.llm === 0 && (who === 'tts' || inside.tts === 0);

  function letIn(): void {
    for (let [next] = queue; next && isFreeFor(next.who); [next] = queue) {
      queue.shift();
      inside[next.who]++;
      sitting = next.who === 'llm' ? next : undefined;
      next.enter();
    }
  }

  function line(waiting: Waiting, isAwaited: boolean): void {
    const model = isAwaited ? queue.findIndex(({ who }) => who === 'llm') : -1;
    queue.splice(model < 0 ? queue.length : model, 0, waiting);
    if (isAwaited) sitting?.standUp.abort(new InterruptedError('Someone waits to hear what an engine is to say.'));
  }

  function enter({ who, isAwaited = false }: SeatWish, signal: AbortSignal): Promise<AbortSignal> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        queue.splice(queue.indexOf(waiting), 1);
        reject(cancellationOf(signal));
        letIn();
      };
      const standUp = new AbortController();
      const waiting: Waiting = {
        who,
        standUp,
        enter: () => {
          signal.removeEventListener('abort', giveUp);
          resolve(standUp.signal);
        },
      };
      signal.addEventListener('abort', giveUp, { once: true });
      line(waiting, isAwaited);
      letIn();
    });
  }

  return {
    async during(wish, work, signal) {
      const { who, what } = wish;
      throwIfCancelled(signal);
      const standUp = await enter(wish, signal);
      tell({ kind: 'begins', who, what });
      try {
        return await work(standUp);
      } finally {
        tell({ kind: 'ends', who, what });
        inside[who]--;
        letIn();
      }
    },
  };
}
