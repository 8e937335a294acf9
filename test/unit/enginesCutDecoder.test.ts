import assert from 'node:assert/strict';
import { openOnnx } from '../../src/core/engines/onnx.js';
import { preparePiperGraph } from '../../src/core/engines/piperGraph.js';
import { openPiper, type PiperManner } from '../../src/core/engines/piperSpeaker.js';
import { tinyVoiceGraph } from '../helpers/tinyVoice.js';

const { signal } = new AbortController();

describe('a voice whose decoder is cut off', () => {
  const gain = 1.25;
  /** Many windows of frames, three an id. */
  const ids = Array.from({ length: 200 }, (_, at) => (at * 7) % 50);
  const manner: PiperManner = { noiseScale: 0, lengthScale: 1, noiseW: 0.8, speaker: undefined };

  const check = (name: string, speakers: number, speaker: number | undefined) =>
    it(`gives the samples of the whole: ${name}`, async () => {
      const whole = await openOnnx(tinyVoiceGraph(speakers), 1);
      const { output } = await whole.run({
        input: { data: BigInt64Array.from(ids, BigInt), dims: [1, ids.length] },
        input_lengths: { data: BigInt64Array.of(BigInt(ids.length)), dims: [1] },
        scales: { data: Float32Array.of(0, 1, 0.8), dims: [3] },
        ...(speaker === undefined ? {} : { sid: { data: BigInt64Array.of(BigInt(speaker)), dims: [1] } }),
      });
      await whole.release();
      const voice = await openPiper(tinyVoiceGraph(speakers), 1);
      const { samples, lengths } = await voice.speak(ids, { ...manner, speaker }, signal);
      await voice.release();
      assert.equal(samples.length, output?.data.length);
      assert.deepEqual([...new Set(lengths)], [6]);
      for (const [at, sample] of samples.entries())
        assert.ok(Math.abs(sample - (output?.data[at] ?? NaN) * gain) < 1e-6, `${at}`);
      assert.ok(Math.max(...samples) > 0.01);
    });
  check('one speaker', 1, undefined);
  check('the second of three', 3, 1);

  it('is handed the frames, and who speaks', () => {
    assert.deepEqual(preparePiperGraph(tinyVoiceGraph(1)).decoder?.latents, ['z']);
    assert.deepEqual(preparePiperGraph(tinyVoiceGraph(3)).decoder?.latents, ['z', 'g']);
  });

  it('ends between two windows when it is cancelled', async () => {
    const voice = await openPiper(tinyVoiceGraph(1), 1);
    await assert.rejects(voice.speak(ids, manner, AbortSignal.abort()), { name: 'CancelledError' });
    await voice.release();
  });
});
