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
  readonly memory: SharedArrayBuffer;
  readonly resolve: (judged: Judged) => void;
  readonly reject: (error: Error) => void;
}

/** Bytes of most takes: 47 s at 22,050 Hz. */
const usualBytes = 2 ** 22;
/** As many takes as are judged at once where two processes speak. */
const keptSpare = 2;

/** The thread that runs `file` starts with the first take; one that ends by a fault is followed by another. */
export function createJudgeThread(file: string): JudgeThread {
  const waiting = new Map<number, Waiting>();
  const spare: SharedArrayBuffer[] = [];
  let thread: Worker | undefined;
  let count = 0;

  function start(): Worker {
    const started = new Worker(file);
    started.on('message', ({ id, judged }: JudgedTake) => {
      const done = waiting.get(id);
      waiting.delete(id);
      if (done?.memory.byteLength === usualBytes && spare.length < keptSpare) spare.push(done.memory);
      done?.resolve(judged);
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
      // What is sent lies there until V8 collects it; what both share is free for the next take.
      const { byteLength, length } = take.samples;
      const memory =
        byteLength > usualBytes
          ? new SharedArrayBuffer(byteLength)
          : (spare.pop() ?? new SharedArrayBuffer(usualBytes));
      const samples = new Float32Array(memory, 0, length);
      samples.set(take.samples);
      const id = ++count;
      const judged = new Promise<Judged>((resolve, reject) => waiting.set(id, { memory, resolve, reject }));
      thread ??= start();
      thread.ref();
      thread.postMessage({ id, take: { ...take, samples } } satisfies ToJudge);
      return judged;
    },
    async dispose() {
      const last = thread;
      giveUp(new Error('The checks were ended.'));
      await last?.terminate();
    },
  };
}
