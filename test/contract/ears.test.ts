import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isLectorError } from '../../src/core/base/errors.js';
import type { Ear, LoadedEar } from '../../src/core/engines/ear.js';
import { earInfos } from '../../src/core/engines/earInfos.js';
import { ears } from '../../src/core/engines/ears.js';
import { espeak } from '../../src/core/engines/espeak.js';
import { piper } from '../../src/core/engines/piper.js';
import { defaultModelsDir } from '../../src/core/jobs/defaultModelsDir.js';
import { espeakDir } from '../helpers/engineHost.js';

const modelsDir = defaultModelsDir();
const setting = { modelsDir, threads: 1 };
const { signal } = new AbortController();
/** A model that each ear listens with here. */
const models: Readonly<Record<string, string>> = { whisper: 'whisper-tiny.en' };
const sentence = 'She was not a bit hurt, and she jumped up on to her feet in a moment.';

/** Piper's, where it is installed, else the embedded voice's. */
async function said(text: string) {
  const inside = { espeakDir, modelsDir, threads: 1, options: {} };
  const speaker = await piper
    .load(inside, 'en_US-joe-medium', signal)
    .catch(() => espeak.load(inside, 'en-us', signal));
  const request = { engine: 'piper', voice: 'en_US-joe-medium', language: 'en', rate: 1, text };
  return speaker.speak(request, signal).finally(() => speaker.dispose());
}

const failsWith = (ear: Ear, where: string, code: string) =>
  assert.rejects(ear.load({ modelsDir: where, threads: 1 }, 'whisper-tiny.en', signal), (error) => {
    assert.ok(isLectorError(error), String(error));
    assert.equal(error.code, code);
    assert.ok(error.nextStep);
    return true;
  });

it('every ear is known to the pools', () =>
  assert.deepEqual(
    earInfos.map(({ id }) => id),
    ears.map(({ id }) => id),
  ));

for (const ear of ears) {
  describe(`the ear ${ear.id}`, () => {
    let loaded: LoadedEar | undefined;
    before(async () => {
      loaded = await ear.load(setting, models[ear.id] ?? '', signal).catch((error: unknown) => {
        if (!isLectorError(error, 'MODEL_MISSING')) throw error;
        console.log(`    skipped: ${error.message}`);
        return undefined;
      });
    });

    it('writes down what is said', async function () {
      if (!loaded) this.skip();
      const { samples, sampleRate } = await said(sentence);
      const heard = await loaded.hear({ samples, sampleRate, language: 'en' }, signal);
      const words = heard.toLowerCase();
      for (const word of ['hurt', 'jumped', 'feet', 'moment']) assert.ok(words.includes(word), heard);
    });

    it('hears long speech to its end', async function () {
      if (!loaded) this.skip();
      const { samples, sampleRate } = await said(`${sentence} `.repeat(9));
      assert.ok(samples.length / sampleRate > 30);
      const heard = await loaded.hear({ samples, sampleRate, language: 'en', pieceSeconds: 10 }, signal);
      assert.ok((heard.match(/moment/gi)?.length ?? 0) >= 8, heard);
    });

    it('stops between two pieces when it is cancelled', async function () {
      if (!loaded) this.skip();
      const stop = new AbortController();
      stop.abort();
      const request = { samples: new Float32Array(16_000), sampleRate: 16_000, language: 'en' };
      await assert.rejects(loaded.hear(request, stop.signal));
    });

    it('says which model is missing', () => failsWith(ear, path.join(tmpdir(), 'lector-no-models'), 'MODEL_MISSING'));

    it('refuses a model whose files were changed or cut short', async function () {
      if (!loaded) this.skip();
      const folder = await mkdtemp(path.join(tmpdir(), 'lector-ears-'));
      const model = path.join(folder, 'whisper-tiny.en');
      try {
        await mkdir(model);
        await cp(path.join(modelsDir, 'whisper-tiny.en'), model, { recursive: true });
        await truncate(path.join(model, 'onnx', 'encoder_model_quantized.onnx'), 1_000_000);
        await failsWith(ear, folder, 'MODEL_DAMAGED');
        await rm(path.join(model, 'SHA256SUMS'));
        await failsWith(ear, folder, 'MODEL_DAMAGED');
        await writeFile(path.join(model, 'onnx', 'encoder_model_quantized.onnx'), 'no graph at all');
        await failsWith(ear, folder, 'MODEL_DAMAGED');
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  });
}
