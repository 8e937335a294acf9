import assert from 'node:assert/strict';
import { isLectorError } from '../../src/core/base/errors.js';
import type { LoadedEngine } from '../../src/core/engines/engine.js';
import { piper } from '../../src/core/engines/piper.js';
import { defaultModelsDir } from '../../src/core/jobs/defaultModelsDir.js';
import { espeakDir } from '../helpers/engineHost.js';

const voice = 'en_US-joe-medium';
const modelsDir = defaultModelsDir();
const { signal } = new AbortController();
const text =
  'So she was considering in her own mind, whether the pleasure of making a daisy-chain would be worth the trouble of ' +
  'getting up and picking the daisies. Suddenly a White Rabbit with pink eyes ran close by her! “Oh dear,” it said.';

const decibels = (power: number) => 10 * Math.log10(power);

/** Power of each 50 ms. */
function powers(samples: Float32Array, sampleRate: number): readonly number[] {
  const step = Math.round(sampleRate / 20);
  const count = Math.floor(samples.length / step);
  return Array.from({ length: count }, (_, index) => {
    const piece = samples.subarray(index * step, (index + 1) * step);
    return piece.reduce((sum, sample) => sum + sample ** 2, 0) / step;
  });
}

describe('piper with a real voice', () => {
  let loaded: LoadedEngine | undefined;
  before(async () => {
    try {
      loaded = await piper.load({ espeakDir, modelsDir, threads: 1, options: {} }, voice, signal);
    } catch (error) {
      if (!isLectorError(error, 'MODEL_MISSING')) throw error;
      console.log(`      skipped: ${error.message}`);
    }
  });
  after(() => loaded?.dispose());

  const check = (name: string, test: (speaker: LoadedEngine) => Promise<void>) =>
    it(name, async function () {
      if (!loaded) return this.skip();
      await test(loaded);
    });
  const speak = (speaker: LoadedEngine, words = text, rate = 1) =>
    speaker.speak({ engine: 'piper', voice, language: 'en-US', rate, text: words }, signal);

  check('gives the same samples for the same request, whatever was said between', async (speaker) => {
    const first = await speak(speaker);
    await speak(speaker, 'Something else.');
    const second = await speak(speaker);
    assert.equal(Buffer.compare(Buffer.from(first.samples.buffer), Buffer.from(second.samples.buffer)), 0);
    assert.deepEqual(second.words, first.words);
  });

  check('speaks about −22 dBFS and never clips', async (speaker) => {
    const { samples, sampleRate } = await speak(speaker);
    const loud = powers(samples, sampleRate).filter((power) => decibels(power) > -40);
    const level = decibels(loud.reduce((sum, power) => sum + power, 0) / loud.length);
    assert.ok(level > -25 && level < -19, `${level} dBFS`);
    assert.ok(samples.every((sample) => Math.abs(sample) < 1));
  });

  check('keeps what sentences differ in loudness by, however they are put together', async (speaker) => {
    // Scaled to its own peak, each of them would be as loud as the other.
    const parts = ['Moon.', 'Stop!'] as const;
    const peak = (samples: Float32Array) => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    const [quiet, loud] = [await speak(speaker, parts[0]), await speak(speaker, parts[1])];
    assert.ok(peak(loud.samples) > 2 * peak(quiet.samples), `${peak(loud.samples)} and ${peak(quiet.samples)}`);
    const both = await speak(speaker, parts.join(' '));
    assert.deepEqual(both.samples.subarray(0, quiet.samples.length), quiet.samples);
    assert.deepEqual(both.samples.subarray(-loud.samples.length), loud.samples);
  });

  check('is loud where its words are and quiet between sentences', async (speaker) => {
    const { samples, sampleRate, words } = await speak(speaker);
    const power = ({ start, end }: { start: number; end: number }) => {
      const piece = samples.subarray(Math.round(start * sampleRate), Math.round(end * sampleRate));
      return decibels(piece.reduce((sum, sample) => sum + sample ** 2, 0) / piece.length);
    };
    for (const word of words) assert.ok(power(word) > -40, text.slice(word.textStart, word.textEnd));
    const after = words.findIndex(({ textStart }) => text.startsWith('Suddenly', textStart));
    const [last, first] = [words[after - 1], words[after]];
    assert.ok(last && first);
    assert.ok(power({ start: last.end + 0.1, end: first.start - 0.1 }) < -40);
  });
});
