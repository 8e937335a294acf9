import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { encodeWav } from '../../src/core/audio/wav.js';
import type { ErrorCode } from '../../src/core/base/errors.js';
import type { EngineOptions } from '../../src/core/model/engineOptions.js';
import { failureOf } from '../helpers/outsidePool.js';
import { isGone } from '../helpers/processes.js';
import { withXtts, xttsWays, type XttsAsked, type XttsScene, type XttsWay } from '../helpers/xttsScene.js';
import { realXtts, xttsFixture, type XttsCall, type XttsSubject, type XttsWorld } from '../helpers/xttsWorld.js';

const fine = { text: 'Good evening to you.' };
/** No program loads its model in less. */
const noTime = { timeout_seconds: 0.5 };

async function assertGone({ pid }: XttsCall): Promise<void> {
  assert.ok(await isGone(pid), `process ${pid} still runs`);
}

/** Waits until the programs were started so often. */
async function callsOf(world: XttsWorld, count: number): Promise<readonly XttsCall[]> {
  for (;;) {
    const calls = await world.calls();
    if (calls.length >= count) return calls;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function suite(subject: XttsSubject, way: XttsWay): void {
  const within = (options: EngineOptions, use: (scene: XttsScene) => Promise<void>) =>
    withXtts(subject, way, options, use);

  it('speaks with its own speakers and with a recording, in the language of the text', () =>
    within({}, async ({ world, speak, spoken }) => {
      const question = '“Who is there?” he asked.';
      const own = await speak({ text: question });
      const mine = await speak({ text: question, voice: 'me' });
      const german = await speak({ text: 'Es war sehr spät.', language: 'de-CH', voice: 'Damien_Black-de' });
      for (const { samples, sampleRate } of [own, mine, german]) {
        assert.equal(sampleRate, 24_000);
        assert.ok(samples.length > 10_000);
      }
      assert.notDeepEqual(mine.samples, own.samples);
      if (way === 'its server') return;
      assert.deepEqual(
        (await spoken()).map(({ text, values }) => [
          text,
          values.speaker_idx ?? values.speaker_wav,
          values.language_idx,
        ]),
        [
          ['Who is there? he asked.', 'Ana Florence', 'en'],
          ['Who is there? he asked.', world.recording, 'en'],
          ['Es war sehr spät.', 'Damien Black', 'de'],
        ],
      );
    }));

  it('is the faster the faster it should be, and leaves out the silence at the end but for a breath', () =>
    within({}, async ({ speak }) => {
      const text = 'The lamp went out at dawn, and nobody came to light it again.';
      const [usual, fast] = [await speak({ text }), await speak({ text, rate: 1.5 })];
      const faster = usual.samples.length / fast.samples.length;
      assert.ok(Math.abs(faster - 1.5) < 0.05, `${faster} times as fast`);
      const end = usual.samples.findLastIndex((sample) => sample !== 0);
      assert.ok(end > 0 && usual.samples.length - end <= 2401, `${usual.samples.length - end} silent samples`);
    }));

  it('goes to no network unless a download is allowed', async () => {
    for (const [allowed, expected] of [
      [false, ['1', '1', 'http://127.0.0.1:9']],
      [true, ['1', undefined, undefined]],
    ] as const) {
      await within({ allow_download: allowed }, async ({ world, speak }) => {
        await speak(fine);
        for (const { agreed, offline, proxy } of await world.calls())
          assert.deepEqual([agreed, offline ?? undefined, proxy ?? undefined], expected);
      });
    }
  });

  const check = (name: string, asked: XttsAsked, code: ErrorCode, message: RegExp, options: EngineOptions = {}) =>
    it(`${name}: ${code}`, () =>
      within(options, async ({ world, speak }) => {
        const error = await failureOf(speak(asked));
        assert.equal(error.code, code, error.message);
        assert.match(error.message, message);
        assert.ok(error.message.length < 600);
        await Promise.all((await world.calls()).filter(({ isServer }) => !isServer).map(assertGone));
      }));
  check('a recording that is not there', { ...fine, voice: 'gone' }, 'VOICE_UNKNOWN', /no-such\.wav/, {
    voices: [{ id: 'gone', language: 'en', file: path.resolve('out/no-such.wav') }],
  });
  const noSpeaker = way === 'its server' ? /AudioDecoder for :/ : /speaker `Nobody Known`/;
  check('a speaker it has not', { ...fine, voice: 'Nobody_Known-en' }, 'VOICE_UNKNOWN', noSpeaker);
  check('a voice nobody has', { ...fine, voice: 'nobody' }, 'VOICE_UNKNOWN', /no voice nobody/);
  check('a language it has not', { ...fine, language: 'sv' }, 'VOICE_UNKNOWN', /language “sv”/);
  check('more tokens than it takes', { text: '987654 '.repeat(30) }, 'TEXT_TOO_LONG', /400 tokens/);
  check('too little time', { text: 'The hangword goes on.' }, 'ENGINE_TIMEOUT', /for 0\.5 s/, noTime);
  check('a model that is not there', fine, 'BAD_CONFIG', /config\.json/, { model_path: path.resolve('out/no-model') });
  check('an option that does not exist', fine, 'BAD_CONFIG', /option speed: there is no such/, { speed: 2 });
  check('a device it has not', fine, 'BAD_CONFIG', /device/, { device: 'nonesuch' });

  it('a model that was not downloaded: NETWORK_REFUSED', () =>
    within({ model_path: undefined }, async ({ world, speak }) => {
      await rm(world.cache, { recursive: true });
      const error = await failureOf(speak(fine));
      assert.equal(error.code, 'NETWORK_REFUSED', error.message);
      assert.match(error.nextStep ?? '', /allow_download/);
    }));

  const recordings: readonly (readonly [name: string, data: Uint8Array, message: RegExp])[] = [
    ['that is no sound', Buffer.from('This is a letter, not a sound.'), /me\.wav/],
    ['that is too short', encodeWav(new Float32Array(2400).fill(0.1), 24_000), /too short/],
  ];
  for (const [name, data, message] of recordings) {
    it(`a recording ${name}: VOICE_UNKNOWN`, () =>
      within({}, async ({ world, speak }) => {
        await writeFile(world.recording, data);
        const error = await failureOf(speak({ ...fine, voice: 'me' }));
        assert.equal(error.code, 'VOICE_UNKNOWN', error.message);
        assert.match(error.message, message);
        assert.ok((await speak(fine)).samples.length > 0);
      }));
  }

  it('a program that is not there: FILE_MISSING', () => {
    const nowhere = path.resolve('out/no-such-tts');
    return within(way === 'its server' ? { server_program: nowhere } : { program: nowhere }, async ({ speak }) => {
      assert.equal((await failureOf(speak(fine))).code, 'FILE_MISSING');
    });
  });

  it('a licence nobody accepted: nothing is started', () =>
    within({ accept_licence: false }, async ({ world, speak }) => {
      const error = await failureOf(speak(fine));
      assert.equal(error.code, 'LICENCE_NOT_ACCEPTED');
      assert.match(error.message, /Coqui Public Model License.*no commercial use/);
      assert.match(error.nextStep ?? '', /accept_licence/);
      assert.deepEqual(await world.calls(), []);
    }));

  it('more characters than its language takes: TEXT_TOO_LONG, and nothing is started', () =>
    within({}, async ({ world, speak }) => {
      const error = await failureOf(speak({ text: '雨が降る。'.repeat(15), language: 'ja' }));
      assert.equal(error.code, 'TEXT_TOO_LONG');
      assert.deepEqual(await world.calls(), []);
      assert.ok((await speak({ text: 'It rained. '.repeat(20), language: 'en' })).samples.length > 0);
    }));

  it('killed while it speaks: ENGINE_CRASHED, and the next speaks', () =>
    within({}, async ({ world, speak }) => {
      const failed = failureOf(speak(fine));
      const [call] = await callsOf(world, 1);
      assert.ok(call);
      process.kill(call.pid, 'SIGKILL');
      const error = await failed;
      assert.equal(error.code, 'ENGINE_CRASHED', error.message);
      assert.match(error.message, /SIGKILL/);
      assert.ok((await speak(fine)).samples.length > 0);
    }));

  it('cancelled: what was begun ends, and the next speaks', () =>
    within({}, async ({ world, speak }) => {
      if (way === 'its server') await speak(fine);
      const before = (await world.calls()).length;
      const stop = new AbortController();
      const speaking = speak({ text: 'One evening the hangword went on and on.', signal: stop.signal });
      if (way === 'its command') await callsOf(world, before + 1);
      else await new Promise((resolve) => setTimeout(resolve, 100));
      stop.abort();
      await assert.rejects(speaking, { name: 'CancelledError' });
      await Promise.all((await world.calls()).map(assertGone));
      assert.ok((await speak(fine)).samples.length > 0);
    }));

  if (way === 'its command') return;
  const starts = async (world: XttsWorld) =>
    (await world.calls()).filter(({ isServer, text }) => isServer && text === '');

  it('is started once, again when it was lost, and ends with the engines', async () => {
    let started: readonly XttsCall[] = [];
    await within({}, async ({ world, speak }) => {
      for (const text of ['One evening it rained.', 'Two people came by.']) await speak({ text });
      const [first, ...others] = await starts(world);
      assert.ok(first);
      assert.deepEqual(others, []);
      process.kill(first.pid, 'SIGKILL');
      await assertGone(first);
      assert.ok((await speak({ text: 'And yet it went on.' })).samples.length > 0);
      started = await starts(world);
      assert.equal(started.length, 2);
    });
    await Promise.all(started.map(assertGone));
  });

  it('does not outlive an engineHost that was killed', () =>
    within({}, async ({ world, speak }) => {
      await speak({ text: 'One evening it rained.' });
      const [server] = await starts(world);
      assert.ok(server);
      process.kill(server.parent, 'SIGKILL');
      await assertGone(server);
    }));
}

for (const subject of [xttsFixture, ...realXtts()])
  for (const way of xttsWays) describe(`real: XTTS v2 by ${way}, ${subject.name}`, () => suite(subject, way));
