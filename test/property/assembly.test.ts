import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeWav } from '../../src/core/audio/wav.js';
import { layOut } from '../../src/core/jobs/assembly/layOut.js';
import { speechBlocks } from '../../src/core/jobs/assembly/speechBlocks.js';
import { measureTakes } from '../../src/core/jobs/assembly/measureTakes.js';
import { spokenChunks } from '../../src/core/jobs/assembly/spokenChunks.js';
import { voiceGains } from '../../src/core/jobs/assembly/voiceGains.js';
import { defaultAssembly } from '../../src/core/model/assembly.js';
import { pauseReasons } from '../../src/core/model/chunk.js';
import { assemblyStage } from '../helpers/assemblyStage.js';
import { forAll } from './forAll.js';

const { signal } = new AbortController();
const chunk = fc.record({
  seconds: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
  quietBefore: fc.double({ min: 0, max: 0.2, noNaN: true }),
  quietAfter: fc.double({ min: 0, max: 0.2, noNaN: true }),
  sampleRate: fc.constantFrom(4000, 6000, 8000),
  pause: fc.constantFrom(...pauseReasons),
  state: fc.constantFrom('ready' as const, 'ready' as const, 'skipped' as const),
});
const chunks = fc
  .tuple(chunk, fc.array(chunk, { maxLength: 4 }))
  .map(([first, rest]) => [{ ...first, state: 'ready' as const }, ...rest]);

describe('assembly', () => {
  forAll(
    'has every take once and in order with the samples that it had, silence between, and as many samples as its timeline',
    fc.tuple(chunks, fc.constantFrom(4000, 8000, 11_025)),
    async ([said, sampleRate]) => {
      const { store, chapter } = await assemblyStage(said);
      const settings = { ...defaultAssembly, sampleRate, headSeconds: 0.1, tailSeconds: 0.1 };
      const { takes, voices } = await measureTakes(store, await spokenChunks(store, chapter, settings.pauses), signal);
      const layout = layOut(takes, settings);
      assert.deepEqual(
        layout.takes.map((take) => take.chunk.id),
        chapter.chunks.filter(({ state }) => state === 'ready').map((one) => one.chunk.id),
      );
      let at = Math.round(0.1 * sampleRate);
      for (const [index, take] of layout.takes.entries()) {
        assert.ok(index === 0 ? take.start === at : take.start > at, 'takes overlap');
        at = take.start + take.samples;
      }
      const gains = voiceGains(voices);
      const faded = Math.ceil(0.005 * sampleRate) + 1;
      const audio = new Float32Array(layout.samples);
      let heard = 0;
      for await (const block of speechBlocks(store, layout, gains, sampleRate, signal)) {
        audio.set(block, heard);
        heard += block.length;
      }
      assert.equal(heard, layout.samples);
      for (const { take, takeRate, trimmed, voiceKey, start, samples } of layout.takes) {
        const placed = audio.slice(start, start + samples);
        audio.fill(0, start, start + samples);
        const wav = decodeWav(await store.readTakeAudio(take));
        if (takeRate !== sampleRate || wav.kind !== 'wav') continue;
        const gain = gains.get(voiceKey) ?? NaN;
        for (let at = faded; at < samples - faded; at++) {
          const off = Math.abs((placed[at] ?? NaN) - gain * (wav.samples[trimmed.start + at] ?? NaN));
          assert.ok(off < 1e-6, `sample ${at} is ${off} off`);
        }
      }
      assert.ok(
        audio.every((sample) => sample === 0),
        'something sounds between takes',
      );
    },
    1 / 5,
  );
});
