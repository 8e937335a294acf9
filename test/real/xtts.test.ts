import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { ErrorCode } from '../../src/core/base/errors.js';
import type { EngineOptions } from '../../src/core/model/engineOptions.js';
import { failureOf, poolWith } from '../helpers/outsidePool.js';
import { openXttsWorld, type XttsCall, type XttsWorld } from '../helpers/xttsWorld.js';

const unwatched = new AbortController().signal;
const goneWithinMs = 10_000;

interface Asked {
  readonly text: string;
  readonly voice?: string;
  readonly language?: string;
  readonly rate?: number;
  readonly signal?: AbortSignal;
}
interface Scene {
  readonly world: XttsWorld;
  readonly speak: (asked: Asked) => Promise<{ readonly samples: Float32Array; readonly sampleRate: number }>;
  /** The calls of the programs with a text. */
  readonly spoken: () => Promise<readonly XttsCall[]>;
}
type Way = 'its command' | 'its server';

/** Programs that behave as coqui-tts does, and a pool whose engineHost process is told of them. */
async function withXtts(way: Way, options: EngineOptions, use: (scene: Scene) => Promise<void>): Promise<void> {
  const world = await openXttsWorld();
  const server = way === 'its server' ? { server_program: world.serverProgram } : {};
  const own = [{ id: 'me', language: 'en', file: world.recording }];
  const pool = await poolWith('xtts', {
    accept_licence: true,
    program: world.program,
    voices: own,
    ...server,
    ...options,
  });
  const speak: Scene['speak'] = async ({ text, voice = 'Ana_Florence-en', language = 'en', rate = 1, signal }) => {
    const request = { engine: 'xtts', voice, language, rate, text };
    return (await pool.speak({ engine: 'xtts', request, priority: 0, expectedSeconds: 1 }, signal ?? unwatched)).speech;
  };
  try {
    await use({ world, speak, spoken: async () => (await world.calls()).filter(({ text }) => text !== '') });
  } finally {
    await pool.dispose();
    await world.close();
  }
}

async function assertGone({ pid }: XttsCall): Promise<void> {
  const end = Date.now() + goneWithinMs;
  while (isAlive(pid) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(!isAlive(pid), `process ${pid} still runs`);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

for (const way of ['its command', 'its server'] as const) {
  describe(`real: XTTS v2 by ${way}`, () => {
    it('speaks with its own speakers and with a recording, in the language of the text', () =>
      withXtts(way, {}, async ({ world, speak, spoken }) => {
        const own = await speak({ text: '“Who is there?” he asked.' });
        const mine = await speak({ text: '“Who is there?” he asked.', voice: 'me' });
        const german = await speak({ text: 'Es war spät.', language: 'de-CH' });
        const chinese = await speak({ text: 'Hello, 42.', language: 'zh-Hans' });
        for (const { samples, sampleRate } of [own, mine, german, chinese]) {
          assert.equal(sampleRate, 24_000);
          assert.ok(samples.length > 10_000);
        }
        assert.notDeepEqual(mine.samples, own.samples);
        const calls = await spoken();
        assert.deepEqual(
          calls.map(({ text }) => text),
          ['Who is there? he asked.', 'Who is there? he asked.', 'Es war spät.', 'Hello, 42. —'],
        );
        if (way === 'its server') return;
        const voices = calls.map(({ values }) => [values.speaker_idx ?? values.speaker_wav, values.language_idx]);
        const ana = 'Ana Florence';
        assert.deepEqual(voices, [
          [ana, 'en'],
          [world.recording, 'en'],
          [ana, 'de'],
          [ana, 'zh-cn'],
        ]);
      }));

    it('is the faster the faster it should be', () =>
      withXtts(way, {}, async ({ speak }) => {
        const text = 'The lamp went out at dawn, and nobody came to light it again.';
        const [usual, fast] = [await speak({ text }), await speak({ text, rate: 1.5 })];
        const faster = usual.samples.length / fast.samples.length;
        assert.ok(Math.abs(faster - 1.5) < 0.05, `${faster} times as fast`);
      }));

    it('leaves out the silence that comes after every sentence, but for a breath', () =>
      withXtts(way, {}, async ({ speak }) => {
        const { samples } = await speak({ text: 'The lamp went out at dawn.' });
        const end = samples.findLastIndex((sample) => sample !== 0);
        assert.ok(end > 0 && samples.length - end <= 2401, `${samples.length - end} silent samples`);
      }));

    it('goes to no network unless a download is allowed', async () => {
      await withXtts(way, {}, async ({ world, speak }) => {
        await speak({ text: 'Good evening to you.' });
        for (const { agreed, offline, proxy } of await world.calls()) {
          assert.deepEqual([agreed, offline, proxy], ['1', '1', 'http://127.0.0.1:9']);
        }
      });
      await withXtts(way, { allow_download: true }, async ({ world, speak }) => {
        await speak({ text: 'Good evening to you.' });
        for (const { offline, proxy } of await world.calls())
          assert.deepEqual([offline, proxy], [undefined, undefined]);
      });
    });

    const check = (name: string, asked: Asked, code: ErrorCode, message: RegExp, options: EngineOptions = {}) =>
      it(`${name}: ${code}`, () =>
        withXtts(way, options, async ({ world, speak }) => {
          const error = await failureOf(speak(asked));
          assert.equal(error.code, code, error.message);
          assert.match(error.message, message);
          assert.ok(error.message.length < 600);
          await Promise.all((await world.calls()).filter(({ isServer }) => !isServer).map(assertGone));
        }));
    const fine = { text: 'Good evening to you.' };
    check('a recording that is not there', { ...fine, voice: 'gone' }, 'VOICE_UNKNOWN', /Error opening/, {
      voices: [{ id: 'gone', language: 'en', file: path.resolve('out/no-such.wav') }],
    });
    check(
      'a speaker it has not',
      { ...fine, voice: 'Nobody_Known-en' },
      'VOICE_UNKNOWN',
      /Specified only `speaker_id`/,
    );
    check('a voice nobody has', { ...fine, voice: 'nobody' }, 'VOICE_UNKNOWN', /no voice nobody/);
    check('a language it has not', { ...fine, language: 'sv' }, 'VOICE_UNKNOWN', /language “sv”/);
    check('more tokens than it takes', { text: 'The tokenword is too much.' }, 'TEXT_TOO_LONG', /400 tokens/);
    check('no memory', { text: 'The memoryword is heavy.' }, 'ENGINE_CRASHED', /SIGKILL/);
    check('no end', { text: 'The hangword goes on.' }, 'ENGINE_TIMEOUT', /for 4 s/, { timeout_seconds: 4 });
    check('no audio', { text: 'The lostword is gone.' }, 'ENGINE_FAILED', /no audio/);
    check('half of the audio', { text: 'The cutword is short.' }, 'ENGINE_FAILED', /cut off/);
    check('a model that is not there', fine, 'BAD_CONFIG', /config\.json/, {
      model_path: path.resolve('out/no-model'),
    });
    check('an option that does not exist', fine, 'BAD_CONFIG', /option speed: there is no such/, { speed: 2 });
    check('a recording without its whole path', fine, 'BAD_CONFIG', /voices\.0\.file: must be the whole path/, {
      voices: [{ id: 'me', language: 'en', file: 'me.wav' }],
    });

    it('a program that is not there: FILE_MISSING', () => {
      const nowhere = path.resolve('out/no-such-tts');
      const options = way === 'its server' ? { server_program: nowhere } : { program: nowhere };
      return withXtts(way, options, async ({ speak }) => {
        assert.equal((await failureOf(speak(fine))).code, 'FILE_MISSING');
      });
    });

    it('a model that was not downloaded: NETWORK_REFUSED, and fetched where that is allowed', async () => {
      await withXtts(way, {}, async ({ world, speak }) => {
        await rm(world.cache, { recursive: true });
        const error = await failureOf(speak(fine));
        assert.equal(error.code, 'NETWORK_REFUSED');
        assert.match(error.nextStep ?? '', /allow_download/);
      });
      await withXtts(way, { allow_download: true }, async ({ world, speak }) => {
        await rm(path.join(world.cache, 'models--tts-hub--XTTS-v2'), { recursive: true });
        assert.ok((await speak(fine)).samples.length > 0);
      });
    });

    it('a licence nobody accepted: nothing is started', () =>
      withXtts(way, { accept_licence: false }, async ({ world, speak }) => {
        const error = await failureOf(speak(fine));
        assert.equal(error.code, 'LICENCE_NOT_ACCEPTED');
        assert.match(error.message, /Coqui Public Model License.*no commercial use/);
        assert.match(error.nextStep ?? '', /accept_licence/);
        assert.deepEqual(await world.calls(), []);
      }));

    it('a program that asks for the licence all the same gets no answer', () =>
      withXtts(way, {}, async ({ speak }) => {
        process.env.LECTOR_XTTS_ASKS = '1';
        try {
          assert.equal((await failureOf(speak(fine))).code, 'LICENCE_NOT_ACCEPTED');
        } finally {
          delete process.env.LECTOR_XTTS_ASKS;
        }
      }));

    it('more characters than its language takes: TEXT_TOO_LONG, and nothing is started', () =>
      withXtts(way, {}, async ({ world, speak }) => {
        const error = await failureOf(speak({ text: '雨が降る。'.repeat(15), language: 'ja' }));
        assert.equal(error.code, 'TEXT_TOO_LONG');
        assert.deepEqual(await world.calls(), []);
        assert.ok((await speak({ text: 'It rained. '.repeat(20), language: 'en' })).samples.length > 0);
      }));

    it('being cancelled ends what was begun', () =>
      withXtts(way, {}, async ({ world, speak, spoken }) => {
        const stop = new AbortController();
        const speaking = speak({ text: 'The hangword goes on.', signal: stop.signal });
        while ((await spoken()).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
        stop.abort();
        await assert.rejects(speaking, { name: 'CancelledError' });
        await Promise.all((await world.calls()).map(assertGone));
        assert.ok((await speak(fine)).samples.length > 0);
      }));
  });
}

describe('real: the server of XTTS v2', () => {
  const starts = async (world: XttsWorld) =>
    (await world.calls()).filter(({ isServer, text }) => isServer && text === '');

  it('is started once, and ends with the engines', async () => {
    let started: readonly XttsCall[] = [];
    await withXtts('its server', {}, async ({ world, speak }) => {
      for (const text of ['One evening it rained.', 'Two people came.']) await speak({ text });
      started = await starts(world);
      assert.equal(started.length, 1);
    });
    await Promise.all(started.map(assertGone));
  });

  it('is started again when it was lost', () =>
    withXtts('its server', {}, async ({ world, speak }) => {
      await failureOf(speak({ text: 'The memoryword is heavy.' }));
      assert.ok((await speak({ text: 'And yet it went on.' })).samples.length > 0);
      assert.equal((await starts(world)).length, 2);
    }));

  it('does not outlive an engineHost that was killed', () =>
    withXtts('its server', { timeout_seconds: 600 }, async ({ world, speak }) => {
      await speak({ text: 'One evening it rained.' });
      const [server] = await starts(world);
      assert.ok(server);
      process.kill(server.parent, 'SIGKILL');
      await assertGone(server);
    }));
});
