import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isLectorError } from '../../src/core/base/errors.js';
import type { LoadedEngine } from '../../src/core/engines/engine.js';
import { piper } from '../../src/core/engines/piper.js';
import type { EngineOptions } from '../../src/core/model/engineOptions.js';
import { espeakDir } from '../helpers/engineHost.js';
import { writeTinyVoice } from '../helpers/tinyVoice.js';

const { signal } = new AbortController();

describe('Piper with voices that an author has', () => {
  let modelsDir: string;
  before(async () => {
    modelsDir = await mkdtemp(path.join(tmpdir(), 'lector-voices-'));
    await writeTinyVoice(modelsDir, 'en_US-hum-low', 1);
    await writeTinyVoice(modelsDir, 'en_US-choir-low', 3);
    await writeTinyVoice(modelsDir, 'en_US-v1.5-low', 1);
    await writeTinyVoice(modelsDir, 'zh_CN-tones-low', 1, { phoneme_type: 'pinyin' });
  });
  after(() => rm(modelsDir, { recursive: true }));

  async function speakWith<T>(
    options: EngineOptions,
    voice: string,
    act: (speak: (voice: string, rate?: number) => Promise<Float32Array>, loaded: LoadedEngine) => Promise<T>,
  ): Promise<T> {
    const loaded = await piper.load({ espeakDir, modelsDir, threads: 1, options }, voice, signal);
    const speak = async (name: string, rate = 1) => {
      const request = { engine: 'piper', voice: name, language: 'en', rate, text: 'One two three.' };
      return (await loaded.speak(request, signal)).samples;
    };
    try {
      return await act(speak, loaded);
    } finally {
      await loaded.dispose();
    }
  }

  it('speaks with each speaker, by name or number, and with the first where none is named', () =>
    speakWith({}, 'en_US-choir-low', async (speak) => {
      const first = await speak('en_US-choir-low');
      const ben = await speak('en_US-choir-low.ben');
      assert.deepEqual(await speak('en_US-choir-low.anna'), first);
      assert.deepEqual(await speak('en_US-choir-low.1'), ben);
      assert.notDeepEqual(ben, first);
      assert.notDeepEqual(await speak('en_US-choir-low.carl'), ben);
    }));

  it('takes a dot in a voice’s own name for what it is', () =>
    speakWith({}, 'en_US-v1.5-low', async (speak) => {
      assert.ok((await speak('en_US-v1.5-low')).length > 0);
    }));

  it('goes from one voice to the other and back without a change in sound', () =>
    speakWith({}, 'en_US-hum-low', async (speak) => {
      const [hum, choir] = [await speak('en_US-hum-low'), await speak('en_US-choir-low.carl')];
      assert.notDeepEqual(hum, choir);
      assert.deepEqual(await speak('en_US-hum-low'), hum);
      assert.deepEqual(await speak('en_US-choir-low.carl'), choir);
    }));

  const slow = {
    voices: [{ id: 'narrator', language: 'en', model: 'en_US-choir-low', speaker: 'ben', length_scale: 2 }],
  };
  it('speaks as a voice that was set for it: a model, a speaker and scales', () =>
    speakWith(slow, 'narrator', async (speak) => {
      const [narrator, ben] = [await speak('narrator'), await speak('en_US-choir-low.ben')];
      assert.ok(narrator.length > 1.5 * ben.length);
      assert.deepEqual(await speak('narrator', 2), ben);
    }));

  const sound = (options: EngineOptions) => speakWith(options, 'en_US-hum-low', (speak) => speak('en_US-hum-low'));
  it('has scales for all voices, the voice’s own where none are set', async () => {
    const plain = await sound({});
    assert.deepEqual(await sound({ noise_scale: 0.1, length_scale: 1, noise_w: 0.8 }), plain);
    assert.notDeepEqual(await sound({ noise_scale: 0.2 }), plain);
    assert.ok((await sound({ length_scale: 2 })).length > 1.5 * plain.length);
  });

  const refuses = (options: EngineOptions, voice: string, code: 'BAD_CONFIG' | 'VOICE_UNKNOWN', message: RegExp) =>
    it(`refuses ${voice} with ${JSON.stringify(options)}`, () =>
      assert.rejects(
        speakWith(options, voice, () => Promise.resolve()),
        (error) => isLectorError(error, code) && message.test(`${error.message} ${error.nextStep}`),
      ));
  refuses({}, 'en_US-choir-low.dora', 'VOICE_UNKNOWN', /“dora”.*0 to 2.*anna, ben, carl/);
  refuses({}, 'en_US-choir-low.3', 'VOICE_UNKNOWN', /“3”/);
  refuses({}, 'en_US-hum-low.1', 'VOICE_UNKNOWN', /one speaker/);
  refuses({}, 'zh_CN-tones-low', 'VOICE_UNKNOWN', /pinyin/);
  refuses({ length_scale: 0 }, 'en_US-hum-low', 'BAD_CONFIG', /length_scale.*0\.25/);
  refuses({ noise_scale: 'loud' }, 'en_US-hum-low', 'BAD_CONFIG', /noise_scale/);
  refuses({ voices: [{ id: 'x', noise_w: 9 }] }, 'x', 'BAD_CONFIG', /voices\.0\.noise_w/);
});
