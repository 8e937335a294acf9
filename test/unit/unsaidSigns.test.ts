import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { engines } from '../../src/core/engines/index.js';

/** What the models of these tests say that they know. */
const files: Readonly<Record<string, unknown>> = {
  'joe/joe.onnx.json': {
    audio: { sample_rate: 22050 },
    espeak: { voice: 'en-us' },
    inference: { noise_scale: 0.6, length_scale: 1, noise_w: 0.8 },
    phoneme_id_map: { h: [1], o: [2], ʊ: [3], m: [4], z: [5], ˈ: [6], '\u0303': [7] },
  },
  'kokoro-82m/vocab.json': { vocab: { h: 1, O: 2, m: 3, z: 4, ˈ: 5 } },
};

describe('signs of IPA that a voice leaves out', () => {
  let modelsDir = '';
  before(async () => {
    modelsDir = await mkdtemp(path.join(tmpdir(), 'lector-models-'));
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.join(modelsDir, path.dirname(name)), { recursive: true });
      await writeFile(path.join(modelsDir, name), JSON.stringify(content));
    }
  });
  after(() => rm(modelsDir, { recursive: true }));

  const cases: readonly (readonly [engine: string, voice: string, ipa: string, left: readonly string[]])[] = [
    ['piper', 'joe', 'ˈhoʊ. mz', []],
    ['piper', 'joe', 'ˈhõʊʘʘmz', ['ʘ']],
    ['piper', 'joe.2', 'ˈhʔ', ['ʔ']],
    ['kokoro', 'af_heart', 'ˈhoʊmz', []],
    ['kokoro', 'af_heart', 'ˈhoʊǃ', ['ǃ']],
    ['espeak', 'en-us', 'ˈhoʊ.mz', []],
    ['espeak', 'en-us', 'ˈhoʊʘ', ['ʘ']],
  ];
  for (const [id, voice, ipa, left] of cases)
    it(`${id}, ${voice}: ${ipa}`, async () => {
      const unsaid = await engines.find((engine) => engine.id === id)?.unsaid?.({ modelsDir, options: {} }, voice);
      assert.deepEqual(unsaid?.(ipa), left);
    });

  it('every engine that reads IPA tells them, and of a model that isn’t there nothing is known', async () => {
    const telling = engines.filter((engine) => 'unsaid' in engine).map(({ id }) => id);
    assert.deepEqual(telling.sort(), ['espeak', 'kokoro', 'piper']);
    const piper = engines.find(({ id }) => id === 'piper');
    await assert.rejects(async () => piper?.unsaid?.({ modelsDir, options: {} }, 'nobody'), { code: 'MODEL_MISSING' });
  });
});
