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

/** The machine, as a seat: for one model, or for as many engines as like. */
export interface Seat {
  /** Does work as soon as nobody of the other kind works, and nobody who came before waits. */
  during<T>(who: SeatHolder, what: string, work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

interface Waiting {
  readonly who: SeatHolder;
  readonly enter: () => void;
}

/** Everybody gets in in the order they came: engines that come later don't pass a model that waits. */
export function createSeat(tell: (event: SeatEvent) => void): Seat {
  const queue: Waiting[] = [];
  const inside = { tts: 0, llm: 0 };

  const isFreeFor = (who: SeatHolder) => inside.llm === 0 && (who === 'tts' || inside.tts === 0);

  function letIn(): void {
    for (let [next] = queue; next && isFreeFor(next.who); [next] = queue) {
      queue.shift();
      inside[next.who]++;
      next.enter();
    }
  }

  function enter(who: SeatHolder, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        queue.splice(queue.indexOf(waiting), 1);
        reject(cancellationOf(signal));
        letIn();
      };
      const waiting: Waiting = {
        who,
        enter: () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      signal.addEventListener('abort', giveUp, { once: true });
      queue.push(waiting);
      letIn();
    });
  }

  return {
    async during(who, what, work, signal) {
      throwIfCancelled(signal);
      await enter(who, signal);
      tell({ kind: 'begins', who, what });
      try {
        return await work();
      } finally {
        tell({ kind: 'ends', who, what });
        inside[who]--;
        letIn();
      }
    },
  };
}
