import assert from 'node:assert/strict';
import { withAvailability } from '../../src/core/engines/availability.js';
import { readEngineOptions, withOptions } from '../../src/core/engines/withOptions.js';
import { requireConsent } from '../../src/core/jobs/requireConsent.js';
import { createSpeeds } from '../../src/core/jobs/speeds.js';
import { standInsFor } from '../../src/core/jobs/standIns.js';
import { soundOf, type EngineOptions } from '../../src/core/model/engineOptions.js';
import type { EngineInfo } from '../../src/core/model/engineInfo.js';

const outside: EngineInfo = {
  ...{ id: 'outside', name: 'Outside', embedded: false, cpuFriendly: true, maxTokens: 50, charsPerToken: 4 },
  ...{ sampleRate: 24_000, languages: ['en'], supportsCloning: true, typicalRtfCpu: 1, memoryMb: 100, licence: 'MIT' },
  voices: [{ id: 'alba', name: 'Alba', language: 'en', charsPerSecond: 14 }],
};

describe('what a person sets for an engine', () => {
  const voicesWith = (options: EngineOptions) => withOptions([outside], { outside: options })[0] ?? assert.fail();

  it('adds voices, and puts them in the place of those with their id', () => {
    const voices = [
      { id: 'mine', language: 'de', file: '/voices/mine.wav' },
      { id: 'alba', language: 'en', name: 'Alba, slow', chars_per_second: 9 },
    ];
    const engine = voicesWith({ voices });
    assert.deepEqual(engine.voices, [
      { id: 'mine', name: 'mine', language: 'de', charsPerSecond: 16 },
      { id: 'alba', name: 'Alba, slow', language: 'en', charsPerSecond: 9 },
    ]);
    assert.deepEqual(engine.languages, ['en', 'de']);
  });

  it('says all voices of a server, and comes over what the registry sets', () => {
    const server: EngineInfo = { ...outside, runtime: 'http', options: { timeout_seconds: 120, parallel: 1 } };
    const own = { parallel: 4, voices: [{ id: 'mine', language: 'de' }] };
    const [engine] = withOptions([server], { outside: own });
    assert.deepEqual(
      engine?.voices.map(({ id }) => id),
      ['mine'],
    );
    assert.deepEqual(engine.options, { timeout_seconds: 120, ...own });
    assert.deepEqual(withOptions([server], { outside: { parallel: 4 } })[0]?.voices, outside.voices);
  });

  it('stands before what the registry has', () => {
    const { voices } = voicesWith({ voices: [{ id: 'mine', language: 'en' }] });
    assert.deepEqual(
      voices.map(({ id }) => id),
      ['mine', 'alba'],
    );
  });

  it('is nobody else’s', () => assert.deepEqual(withOptions([outside], { other: { voices: 1 } }), [outside]));

  const wrong: readonly (readonly [voices: unknown, where: RegExp])[] = [
    ['mine', /voices/],
    [[{ id: 'mine' }], /voices\.0\.language/],
    [[{ id: '../mine', language: 'de' }], /voices\.0\.id/],
  ];
  for (const [voices, where] of wrong)
    it(`says what is wrong with ${JSON.stringify(voices)}`, () =>
      assert.match(voicesWith({ voices }).unavailable ?? '', where));

  for (const options of [{ parallel: 1.5 }, { timeout_seconds: 0 }, { timeout_seconds: '5' }])
    it(`says what is wrong with ${JSON.stringify(options)}`, () =>
      assert.match(voicesWith(options).unavailable ?? '', /its option (parallel|timeout_seconds): /));

  it('is read from a file that says where it is wrong', () => {
    assert.deepEqual(readEngineOptions('xtts:\n  port: 8020\n', 'mine.yaml'), { xtts: { port: 8020 } });
    assert.throws(() => readEngineOptions('xtts: 5\n', 'mine.yaml'), /mine\.yaml:1: xtts/);
  });

  it('is part of a take where it can be heard', () => {
    const mine = { id: 'mine', language: 'de', file: '/a.wav' };
    const sound = (options: EngineOptions) => soundOf(options, 'mine');
    assert.equal(sound({}), '');
    const places = { program: '/bin/x', server_program: '/bin/y', url: 'http://x', key_variable: 'KEY' };
    const manners = { timeout_seconds: 5, parallel: 2, accept_licence: true, allow_download: true };
    assert.equal(sound({ ...places, ...manners, voices: [{ ...mine, id: 'other' }] }), '');
    assert.notEqual(sound({ temperature: 0.3 }), sound({ temperature: 0.4 }));
    assert.notEqual(sound({ voices: [mine] }), sound({ voices: [{ ...mine, file: '/b.wav' }] }));
    assert.equal(sound({ voices: [{ ...mine, name: 'Me', chars_per_second: 12 }] }), sound({ voices: [mine] }));
    assert.equal(sound({ a: 1, b: 2 }), sound({ b: 2, a: 1 }));
  });
});

describe('an engine outside of Lector can speak', () => {
  const reasonOf = async (engine: Partial<EngineInfo>) =>
    (await withAvailability([{ ...outside, ...engine }], '/nowhere/engineHost.mjs'))[0]?.unavailable ?? 'can speak';
  const check = (name: string, engine: Partial<EngineInfo>, expected: RegExp) =>
    it(name, async () => assert.match(await reasonOf(engine), expected));

  check('with its program on the path', { runtime: 'program', program: 'node' }, /^can speak$/);
  check('not without it', { runtime: 'program', program: 'no-such-tts' }, /no-such-tts is not installed/);
  check(
    'with its program where a person says',
    { runtime: 'program', program: 'no-such-tts', options: { program: process.execPath } },
    /^can speak$/,
  );
  check(
    'not where the path leads to nothing',
    { runtime: 'program', program: 'node', options: { program: '/no/tts' } },
    /\/no\/tts/,
  );
  check('with a server’s address', { runtime: 'http', options: { url: 'http://127.0.0.1:8880/v1' } }, /^can speak$/);
  check('not without one', { runtime: 'http' }, /no server is set/);
  check('not with options that are wrong', { unavailable: 'its option voices' }, /its option voices/);
});

describe('an engine whose licence has to be accepted', () => {
  const asking: EngineInfo = {
    ...outside,
    runtime: 'program',
    licence: 'NC-1.0',
    licenceUrl: 'https://example.com/nc',
  };
  const consent = (options?: EngineOptions) => () => requireConsent({ ...asking, ...(options && { options }) });

  it('says which, where it stands and how to accept it', () => {
    for (const options of [undefined, {}, { accept_licence: 'yes' }, { accept_licence: false }]) {
      assert.throws(consent(options), {
        code: 'LICENCE_NOT_ACCEPTED',
        message: 'Outside has a licence that you have to accept first: NC-1.0.',
        nextStep: /example\.com\/nc.*accept_licence of the engine outside to true/,
        subject: 'outside',
      });
    }
  });
  it('stands in for nobody before it is', async () => {
    const wanted: EngineInfo = { ...outside, id: 'wanted' };
    const [voice] = wanted.voices;
    assert.ok(voice);
    const settings = { engine: 'wanted', voice: voice.id, rate: 1, language: 'en' };
    const speech = { engine: wanted, voice, settings };
    const file = { ...speech, reason: 'default' as const, cast: {}, fallback: ['asking', 'free'] };
    const standIns = async (options: EngineOptions) => {
      const engines = [
        wanted,
        { ...asking, id: 'asking', options },
        { ...outside, runtime: 'program' as const, id: 'free' },
      ];
      const world = { engines, models: [], modelsDir: '/none', speeds: createSpeeds(), pool: undefined };
      return (await standInsFor(world as never, file, speech)).map(({ engine }) => engine.id);
    };
    assert.deepEqual(await standIns({}), ['free']);
    assert.deepEqual(await standIns({ accept_licence: true }), ['asking', 'free']);
  });
  it('speaks once it is', () => assert.doesNotThrow(consent({ accept_licence: true })));
  it('is one of few: others are not asked about', () => assert.doesNotThrow(() => requireConsent(outside)));
});
