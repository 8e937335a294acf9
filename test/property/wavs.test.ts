import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeWav, encodeWav, isTakeWav } from '../../src/core/audio/wav.js';
import { wavSeconds } from '../helpers/wavSeconds.js';
import { judge } from '../../src/core/validators/judge.js';
import { damaged } from './damage.js';
import { forAll } from './forAll.js';

const samples = fc.array(fc.double({ min: -1.5, max: 1.5 }), { maxLength: 300 }).map((them) => Float32Array.from(them));
const good = fc.tuple(samples, fc.constantFrom(8_000, 22_050, 48_000)).map(([them, rate]) => encodeWav(them, rate));

/** A WAV whose header says anything at all, in fields that the reader looks at. */
const lying = fc
  .tuple(good, fc.constantFrom(4, 16, 20, 22, 24, 28, 32, 34, 40), fc.oneof(fc.nat(64), fc.nat({ max: 2 ** 32 - 1 })))
  .map(([wav, at, value]) => {
    const bytes = wav.slice();
    new DataView(bytes.buffer).setUint32(at, value, true);
    return bytes;
  });
const wavs = fc.oneof(good, damaged(good), lying, damaged(lying), fc.uint8Array({ maxLength: 100 }));

describe('WAVs', () => {
  forAll(
    'are read, or are a fault; never a byte outside is read',
    fc.tuple(wavs, fc.nat(9)),
    async ([bytes, before]) => {
      const read = decodeWav(surrounded(bytes, before, 0));
      assert.deepEqual(decodeWav(surrounded(bytes, before + 4, 255)), read, 'bytes outside were read');
      if (read.kind === 'fault') {
        assert.ok(read.message);
        assert.ok(!isTakeWav(bytes) && wavSeconds(bytes) === 0);
        return;
      }
      assert.ok(read.samples.length * read.channels * (read.bitsPerSample / 8) <= bytes.length);
      assert.ok(read.sampleRate > 0 && read.channels > 0);
      const { outcome } = judge({ ...read, text: 'One, two.', words: [], charsPerSecond: 15 });
      assert.ok(['pass', 'review', 'retry', 'fail'].includes(outcome));
    },
  );

  forAll(
    'come back as they were written, to a 65,536th',
    fc.tuple(samples, fc.constantFrom(8_000, 22_050)),
    ([them, rate]) => {
      const bytes = encodeWav(them, rate);
      const read = decodeWav(bytes);
      assert.ok(read.kind === 'wav' && isTakeWav(bytes));
      assert.equal(read.sampleRate, rate);
      const heard = Array.from(them, (sample) =>
        Math.min(32_767 / 32_768, Math.max(-1, Number.isNaN(sample) ? 0 : sample)),
      );
      assert.equal(read.samples.length, heard.length);
      heard.forEach((sample, at) => assert.ok(Math.abs(sample - (read.samples[at] ?? NaN)) <= 1 / 65_536));
    },
  );
});

/** The same bytes as a view into more memory, filled with `filling`. */
function surrounded(bytes: Uint8Array, before: number, filling: number): Uint8Array {
  const memory = new Uint8Array(before + bytes.length + 64).fill(filling);
  memory.set(bytes, before);
  return memory.subarray(before, before + bytes.length);
}
