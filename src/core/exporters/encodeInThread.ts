import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { throwIfCancelled } from '../base/cancellation.js';
import type { Encode } from './encode.js';

/** What the thread tells. */
export type FromEncoder =
  /** It is done with a block, which it gives back to be filled again: new ones would pile up, as hardly anything else makes V8 look for garbage. */
  | { readonly kind: 'taken'; readonly block: Float32Array<ArrayBuffer> }
  | { readonly kind: 'packets'; readonly packets: readonly Uint8Array[] }
  | { readonly kind: 'done'; readonly config: Uint8Array };

/** What it is told: a block that is its own now, or that there are no more. */
export type ToEncoder = Float32Array<ArrayBuffer> | 'end';

/** So many are with it, encoded or waiting, while the next one is being made. */
const mostWaiting = 3;

/**
 * V8 lets a thread have 48 MB for what is short-lived, and blocks and packets are: with 2 MB it looks for garbage sooner, and six formats
 * at once take 450 MB instead of 545 MB (docs/benchmarks.md).
 */
const resourceLimits = { maxYoungGenerationSizeMb: 2 };

/**
 * Encodes in a thread of its own that runs `file`, beside whoever makes the blocks: each has a core, and neither keeps the process from
 * answering.
 */
export function encodeInThread(file: string): Encode {
  return async (codec, blocks, append, signal) => {
    throwIfCancelled(signal);
    const thread = new Worker(file, { workerData: codec, resourceLimits });
    const failed = new AbortController();
    const stopped = AbortSignal.any([signal, failed.signal]);
    const free: Float32Array<ArrayBuffer>[] = [];
    let waiting = 0;
    let wake: () => void = () => undefined;
    const wakeUp = () => wake();
    stopped.addEventListener('abort', wakeUp);
    const fed = feed().catch((error: unknown) => failed.abort(error));
    try {
      for await (const [told] of on(thread, 'message', { signal: stopped, close: ['exit'] }) as AsyncIterable<
        readonly [FromEncoder]
      >) {
        if (told.kind === 'done') return told.config;
        if (told.kind === 'packets') await append(told.packets);
        else {
          free.push(told.block);
          waiting--;
          wake();
        }
      }
      throw new Error('The thread that encodes ended early.');
    } catch (error) {
      throwIfCancelled(stopped);
      throw error;
    } finally {
      failed.abort();
      await thread.terminate();
      await fed;
      // Node keeps a signal made of others for as long as somebody listens to it, and the blocks that this one knows.
      stopped.removeEventListener('abort', wakeUp);
    }

    async function feed(): Promise<void> {
      for await (const block of blocks) {
        while (waiting >= mostWaiting && !stopped.aborted) await new Promise<void>((resolve) => (wake = resolve));
        if (stopped.aborted) return;
        const own = copied(block);
        thread.postMessage(own satisfies ToEncoder, [own.buffer]);
        waiting++;
      }
      thread.postMessage('end' satisfies ToEncoder);
    }

    function copied(block: Float32Array): Float32Array<ArrayBuffer> {
      const used = free.pop();
      if (used?.length !== block.length) return block.slice();
      used.set(block);
      return used;
    }
  };
}
