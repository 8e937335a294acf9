import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { decodeWav } from '../../src/core/audio/wav.js';
import { isLectorError, type ErrorCode } from '../../src/core/base/errors.js';
import type { LoadedEngine, Speech } from '../../src/core/engines/engine.js';
import { pocketTts } from '../../src/core/engines/pocketTts.js';
import { pipeThrough } from '../../src/core/engines/process.js';
import {
  openPocketWorld,
  pocketFixture,
  realPocket,
  type PocketSubject,
  type PocketWorld,
} from '../helpers/pocketWorld.js';

const { signal } = new AbortController();
const sentence = 'The keeper of the light counted the ships that came home.';
/** Nobody starts a program in less. */
const noTime = 0.01;

/** Of what the program of the tests says of the sentence at temperature 0. */
const fixtureSum = 'c4cc621d37f151c59ed4c0c61f51b93f3e30e240478fce3cc2887b01c0e81221';

const request = (text: string, voice = 'low', rate = 1) => ({
  engine: 'pocket-tts',
  voice,
  language: 'en',
  rate,
  text,
});

function suite(subject: PocketSubject): void {
  const isFixture = subject === pocketFixture;
  let world: PocketWorld;
  before(async () => {
    world = await openPocketWorld(subject);
  });
  after(() => world.dispose());

  async function withEngine<T>(
    options: Readonly<Record<string, unknown>>,
    use: (engine: LoadedEngine) => Promise<T>,
    voice = 'low',
  ): Promise<T> {
    const { config, ...others } = { ...world.options, ...options };
    const all = config === undefined ? others : { ...others, config };
    const engine = await pocketTts.load(world.setting(all), voice, signal);
    try {
      return await use(engine);
    } finally {
      await engine.dispose();
    }
  }

  const say = (options: Readonly<Record<string, unknown>>, text = sentence, voice = 'low', rate = 1) =>
    withEngine(options, (engine) => engine.speak(request(text, voice, rate), signal), voice);

  const seconds = ({ samples, sampleRate }: Speech) => samples.length / sampleRate;

  it('speaks with a server that stays, and says what it took', () =>
    withEngine({}, async (engine) => {
      const first = await engine.speak(request(sentence), signal);
      const second = await engine.speak(request(sentence), signal);
      assert.ok(seconds(first) > 0.5 && first.sampleRate === 24_000, `${seconds(first)} s`);
      assert.deepEqual(first.words, []);
      assert.ok((first.metrics?.spawn_seconds ?? 0) > 0);
      assert.equal(second.metrics?.spawn_seconds, undefined);
      assert.ok((second.metrics?.generation_seconds ?? 0) > 0);
      assert.deepEqual(
        [first, second].map(({ metrics }) => metrics?.voice_cached),
        [false, true],
      );
      assert.equal(second.samples.length, first.samples.length);
    }));

  it('speaks the same with one process a request', async () => {
    const warm = await say({});
    const alone = await say({ mode: 'process' });
    assert.equal(alone.samples.length, warm.samples.length);
    assert.ok(apart(alone.samples, warm.samples) < 4 / 32768);
    const { exit_code, spawn_seconds = 0, generation_seconds = 0 } = alone.metrics ?? {};
    assert.equal(exit_code, 0);
    assert.ok(spawn_seconds > 0 && generation_seconds > 0);
  });

  it('asks a process where the server doesn’t know an option', async () => {
    world.lines.length = 0;
    assert.equal((await say({ temperature: 0 })).metrics?.exit_code, 0);
    assert.match(world.lines.join('\n'), /server doesn't know temperature/);
  });

  it('takes every option that the table has', async () => {
    const all = {
      temperature: 0.1,
      decode_steps: 1,
      noise_clamp: 2,
      eos_threshold: -1,
      frames_after_eos: 2,
      max_tokens: 40,
    };
    const speech = await say({ ...all, device: 'cpu', quantize: false });
    assert.ok(seconds(speech) > 0.3);
  });

  it('speaks faster and slower at the same pitch', async () => {
    const [slow, plain, fast] = [
      await say({}, sentence, 'low', 0.8),
      await say({}),
      await say({}, sentence, 'low', 1.6),
    ];
    assert.ok(Math.abs(seconds(slow) * 0.8 - seconds(plain)) < 0.01);
    assert.ok(Math.abs(seconds(fast) * 1.6 - seconds(plain)) < 0.01);
  });

  it('makes a voice of a recording once, and speaks otherwise with another', async () => {
    const low = await say({});
    const voicesDir = path.join(world.folder, 'models', 'pocket-tts', 'voices');
    const before = await Promise.all(
      (await readdir(voicesDir)).map(async (name) => (await stat(path.join(voicesDir, name))).mtimeMs),
    );
    const again = await say({ mode: 'process' });
    const after = await Promise.all(
      (await readdir(voicesDir)).map(async (name) => (await stat(path.join(voicesDir, name))).mtimeMs),
    );
    assert.deepEqual(after, before);
    assert.equal(again.metrics?.voice_cached, true);
    const high = await withEngine({}, (engine) => engine.speak(request(sentence, 'high'), signal));
    assert.notDeepEqual(high.samples, low.samples);
  });

  it('speaks with a .safetensors voice as with the recording it was made of', async () => {
    const low = await say({});
    const voicesDir = path.join(world.folder, 'models', 'pocket-tts', 'voices');
    const made = (await readdir(voicesDir)).map((name) => path.join(voicesDir, name));
    const lengths: number[] = [];
    for (const file of made) {
      const speech = await say({ voices: [{ id: 'made', language: 'en', file }] }, sentence, 'made');
      assert.equal(speech.metrics?.voice_cached, undefined);
      lengths.push(speech.samples.length);
    }
    assert.ok(lengths.includes(low.samples.length));
  });

  it('writes a header that promises hours, and at temperature 0 the same sound every time', async () => {
    const voice = path.join(world.folder, 'low.wav');
    const io = ['generate', '--config', world.config, '--voice', voice, '--text', '-', '--output-path', '-', '--quiet'];
    const call = {
      ...{ program: subject.program, folder: world.folder, environment: { HF_HUB_OFFLINE: '1' } },
      programArguments: [...subject.arguments, ...io, '--temperature', '0'],
    };
    const [one, two] = [
      await pipeThrough(call, sentence, () => undefined, signal),
      await pipeThrough(call, sentence, () => undefined, signal),
    ];
    // RIFF, 2 GB, WAVE, fmt: PCM, 1 channel, 24,000 Hz, 48,000 bytes a second, 2 a frame, 16 bits; data, 2 GB.
    const header = '524946462494357757415645666d74201000000001000100c05d000080bb0000020010006461746100943577';
    assert.equal(Buffer.from(one.stdout.subarray(0, 44)).toString('hex'), header);
    const [first, second] = [decodeWav(one.stdout), decodeWav(two.stdout)];
    assert.ok(first.kind === 'wav' && second.kind === 'wav');
    assert.ok(first.claimedSamples / first.sampleRate > 40_000 && first.samples.length / first.sampleRate < 60);
    assert.equal(second.samples.length, first.samples.length);
    // The real one decodes as many frames at once as are there, so that the last bit depends on the clock.
    assert.ok(apart(first.samples, second.samples) < 4 / 32768);
    if (isFixture) assert.equal(sha256(one.stdout), fixtureSum);
  });

  it('keeps what the program writes for people', async () => {
    world.lines.length = 0;
    await say({});
    assert.match(world.lines.join('\n'), /POST \/tts HTTP\/1\.1/);
  });

  it('starts nothing for a text without words', () =>
    withEngine({}, async (first) => {
      await first.speak(request(sentence), signal);
    }).then(async () => {
      const [file = ''] = await readdir(path.join(world.folder, 'models', 'pocket-tts', 'voices'));
      const made = path.join(world.folder, 'models', 'pocket-tts', 'voices', file);
      const options = {
        mode: 'process',
        timeout_seconds: noTime,
        voices: [{ id: 'made', language: 'en', file: made }],
      };
      const engine = await pocketTts.load(world.setting({ ...world.options, ...options }), 'made', signal);
      for (const text of ['', ' \n', '—', '...']) {
        assert.equal((await engine.speak(request(text, 'made'), signal)).samples.length, 0);
      }
      await assert.rejects(engine.speak(request(sentence, 'made'), signal), { code: 'ENGINE_TIMEOUT' });
    }));

  it('is cancelled while it speaks', () =>
    withEngine({}, async (engine) => {
      const stop = new AbortController();
      const speaking = engine.speak(request(sentence), stop.signal);
      setImmediate(() => stop.abort());
      await assert.rejects(speaking, { name: 'CancelledError' });
      assert.ok(seconds(await engine.speak(request(sentence), signal)) > 0.5);
    }));

  type Wrong = readonly [
    name: string,
    options: () => Promise<Readonly<Record<string, unknown>>>,
    code: ErrorCode,
    says: RegExp,
  ];
  const own = (file: string) => ({ voices: [{ id: 'low', language: 'en', file }] });
  const wrong: readonly Wrong[] = [
    [
      'a program that isn’t there',
      async () => ({ program: '/no/pocket-tts' }),
      'FILE_MISSING',
      /no program \/no\/pocket-tts/,
    ],
    ['a recording that isn’t there', async () => own('/no/voice.wav'), 'VOICE_UNKNOWN', /\/no\/voice\.wav/],
    ['text for a recording', async () => own(await world.write('text.wav', 'Not a sound.')), 'VOICE_UNKNOWN', /low/],
    [
      'a recording whose header promises what isn’t there',
      async () =>
        own(await world.write('short.wav', (await readFile(path.join(world.folder, 'low.wav'))).subarray(0, 2000))),
      'VOICE_UNKNOWN',
      /0\.0 s of sound/,
    ],
    [
      'text for a voice',
      async () => own(await world.write('text.safetensors', 'Not a voice at all.')),
      'VOICE_UNKNOWN',
      /low/,
    ],
    ['a voice of the released model for another', async () => ({ voices: [] }), 'VOICE_UNKNOWN', /low|alba/],
    ['a configuration that isn’t there', async () => ({ config: '/no/config.yaml' }), 'BAD_CONFIG', /no\/config\.yaml/],
    ['an option that there isn’t', async () => ({ temprature: 0 }), 'BAD_CONFIG', /temprature/],
    ['the hub, which isn’t asked', async () => ({ config: undefined }), 'NETWORK_REFUSED', /downloaded/],
    ['a start that takes too long', async () => ({ timeout_seconds: noTime }), 'ENGINE_TIMEOUT', /no answer/],
  ];
  for (const mode of ['warm', 'process'] as const) {
    for (const [name, optionsOf, code, says] of wrong) {
      it(`${mode}: says what is wrong with ${name}`, async () => {
        const options = await optionsOf();
        const voice = Array.isArray(options.voices) && options.voices.length === 0 ? 'alba' : 'low';
        await assert.rejects(say({ ...options, mode }, sentence, voice), (error) => {
          assert.ok(isLectorError(error), String(error));
          assert.equal(error.code, code, error.message);
          assert.match(error.message, says);
          assert.ok(error.nextStep);
          return true;
        });
      });
    }

    it(`${mode}: refuses speech that found no end`, async () => {
      const endless = (await readFile(world.config, 'utf8')).replace(/^default_eos_threshold.*$/m, '');
      const config = await world.write('endless.yaml', `${endless}\ndefault_eos_threshold: 1000000\n`);
      await assert.rejects(
        say({ config, mode }),
        (error) => isLectorError(error, 'ENGINE_FAILED') && error.message.includes('no end'),
      );
    });
  }

  if (!isFixture) return;

  it('starts another server after one that died', () =>
    withEngine({}, async (engine) => {
      await assert.rejects(engine.speak(request('A dieword.'), signal), { code: 'ENGINE_FAILED' });
      const speech = await engine.speak(request(sentence), signal);
      assert.ok((speech.metrics?.spawn_seconds ?? 0) > 0);
    }));

  it('starts another server after one that gave no answer', () =>
    withEngine({ timeout_seconds: 2 }, async (engine) => {
      await engine.speak(request(sentence), signal);
      await assert.rejects(engine.speak(request('A hangword.'), signal), { code: 'ENGINE_TIMEOUT' });
      const speech = await engine.speak(request(sentence), signal);
      assert.ok((speech.metrics?.spawn_seconds ?? 0) > 0);
    }));

  it('tells a download that was allowed from one that was not', () =>
    assert.rejects(say({ config: undefined, allow_download: true }), { code: 'DOWNLOAD_FAILED' }));
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The largest difference of two sounds. */
function apart(one: Float32Array, other: Float32Array): number {
  return one.reduce((most, sample, at) => Math.max(most, Math.abs(sample - (other[at] ?? Infinity))), 0);
}

for (const subject of [pocketFixture, ...realPocket()]) {
  describe(`pocket-tts: ${subject.name}`, function () {
    this.timeout(1_200_000);
    suite(subject);
  });
}
