import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Encode } from '../../src/core/exporters/encode.js';
import { m4b } from '../../src/core/exporters/m4b.js';
import { bookOf } from '../helpers/exportStage.js';
import { noSignal } from '../helpers/keptBook.js';

const samples = 10 * 3600 * 44_100;
const packets = Math.ceil(samples / 1024);

/** A book whose chapter says that it lasts ten hours. */
function longBook() {
  const book = bookOf({ 'one.md': '# One\n\nFirst words.\n' });
  const chapters = book.chapters.map((chapter) => ({ ...chapter, timeline: { ...chapter.timeline, samples } }));
  return { ...book, chapters };
}

describe('an M4B', () => {
  it('of ten hours is written in the memory of some bytes a packet', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    // Buffers are given back at leisure, after what held them.
    const used = async () => {
      for (let round = 0; round < 3; round++) {
        collect();
        await setImmediate();
      }
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    let bytes = 0;
    let kept = 0;
    const encode: Encode = async (_codec, _blocks, append) => {
      const before = await used();
      const some = Array.from({ length: 86 }, (_, index) => new Uint8Array(150 + index));
      for (let count = 0; count < packets; count += some.length) await append(some);
      kept = (await used()) - before;
      return Uint8Array.of(0x12, 0x08);
    };
    const file = {
      append: (more: Uint8Array) => Promise.resolve(void (bytes += more.length)),
      overwrite: () => Promise.resolve(),
    };
    await m4b.write(longBook(), file, encode, noSignal);
    assert.ok(bytes > packets * 190, `${bytes} bytes`);
    assert.ok(kept < packets * 16, `${Math.round(kept / 1e6)} MB are kept`);
  });
});
