import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encodeInThread } from '../../src/core/exporters/encodeInThread.js';
import type { Encode } from '../../src/core/exporters/encode.js';

/** A packet a block, which holds how long it was and what it began with; falls at blocks of seven samples, and takes none after one of nine. */
const program = `
import { parentPort, workerData } from 'node:worker_threads';
parentPort.on('message', (told) => {
  if (told === 'end') return parentPort.postMessage({ kind: 'done', config: Uint8Array.of(workerData.kbps) });
  if (told.length === 7) throw new Error('fell');
  parentPort.postMessage({ kind: 'packets', packets: [Uint8Array.of(told.length, told[0])] });
  if (told.length !== 9) parentPort.postMessage({ kind: 'taken', block: told }, [told.buffer]);
});`;
const codec = { id: 'mp3', sampleRate: 44_100, kbps: 96 } as const;

describe('encoding in a thread', () => {
  let folder = '';
  let encode: Encode;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lector-encode-'));
    const file = path.join(folder, 'encode.mjs');
    await writeFile(file, program);
    encode = encodeInThread(file);
  });
  after(() => rm(folder, { recursive: true }));

  async function* blocks(lengths: readonly number[], failure?: Error): AsyncGenerator<Float32Array, void> {
    for (const [index, length] of lengths.entries()) {
      await Promise.resolve();
      yield new Float32Array(100).subarray(0, length).fill(index);
    }
    if (failure) throw failure;
  }

  async function encoded(lengths: readonly number[], failure?: Error, signal = new AbortController().signal) {
    const got: number[] = [];
    const append = (packets: readonly Uint8Array[]) => {
      got.push(...packets.flatMap((packet) => [...packet]));
      return Promise.resolve();
    };
    const config = await encode(codec, blocks(lengths, failure), append, signal);
    return { got, config: [...config] };
  }

  it('gives packets in order, and what a decoder needs', async () => {
    const lengths = Array.from({ length: 40 }, (_, index) => (index < 20 ? 10 + index : 30));
    assert.deepEqual(await encoded(lengths), {
      got: lengths.flatMap((length, index) => [length, index]),
      config: [96],
    });
  });
  it('throws what making the blocks throws', () => assert.rejects(encoded([1, 2], new Error('damaged')), /damaged/));
  it('throws what the thread falls by', () => assert.rejects(encoded([1, 7, 1, 1, 1]), /fell/));
  it('throws what taking the packets throws', () =>
    assert.rejects(
      encode(codec, blocks([1]), () => Promise.reject(new Error('disk full')), new AbortController().signal),
      /disk full/,
    ));
  it('ends when it is cancelled while the thread takes no more', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('enough')), 100);
    await assert.rejects(encoded([9, 9, 9, 9], undefined, stop.signal), /enough/);
  });
});
