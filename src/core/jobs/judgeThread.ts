import { Worker } from 'node:worker_threads';
import type { Disposable } from '../base/lifetime.js';
import type { Judged } from '../validators/judge.js';
import type { JudgedTake, ToJudge } from '../validators/judgeMessages.js';
import type { Listened } from '../validators/validator.js';

/** Runs the Tier-1 checks. */
export type Judge = (take: Listened) => Promise<Judged>;

/** Runs them in a thread of their own, so that nobody waits for them who waits for an answer of the process. */
export interface JudgeThread extends Disposable {
  readonly judge: Judge;
}

interface Waiting {
  readonly resolve: (judged: Judged) => void;
  readonly reject: (error: Error) => void;
}

/** The thread that runs `file` starts with the first take; one that ends by a fault is followed by another. */
export function createJudgeThread(file: string): JudgeThread {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let count = 0;

  function start(): Worker {
    const started = new Worker(file);
    started.on('message', ({ id, judged }: JudgedTake) => {
      waiting.get(id)?.resolve(judged);
      waiting.delete(id);
      if (waiting.size === 0) started.unref();
    });
    started.on('error', giveUp);
    return started;
  }

  function giveUp(error: Error): void {
    thread = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  return {
    judge(take) {
      // A view on a larger buffer would be sent with all of that.
      const samples = take.samples.slice();
      const id = ++count;
      const judged = new Promise<Judged>((resolve, reject) => waiting.set(id, { resolve, reject }));
      thread ??= start();
      thread.ref();
      thread.postMessage({ id, take: { ...take, samples } } satisfies ToJudge, [samples.buffer]);
      return judged;
    },
    async dispose() {
      const last = thread;
      giveUp(new Error('The checks were ended.'));
      await last?.terminate();
    },
  };
}
