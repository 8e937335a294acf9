/** The thread that encodes one file's audio, beside whoever makes it. */
import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { encodeHere, type Codec } from '../core/exporters/encode.js';
import type { FromEncoder, ToEncoder } from '../core/exporters/encodeInThread.js';

const tell = (message: FromEncoder, own: readonly ArrayBuffer[] = []) => parentPort?.postMessage(message, own);
const packets = (encoded: readonly Uint8Array[]) => Promise.resolve(tell({ kind: 'packets', packets: encoded }));
// It is ended from outside where nobody wants it any longer.
const { signal } = new AbortController();
const config = await encodeHere(workerData as Codec, blocks(), packets, signal);
tell({ kind: 'done', config });
parentPort?.close();

async function* blocks(): AsyncGenerator<Float32Array, void> {
  if (!parentPort) return;
  for await (const [told] of on(parentPort, 'message') as AsyncIterable<readonly [ToEncoder]>) {
    if (told === 'end') return;
    yield told;
    tell({ kind: 'taken', block: told }, [told.buffer]);
  }
}
