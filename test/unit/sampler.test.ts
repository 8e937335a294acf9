import assert from 'node:assert/strict';
import { isTakeWav } from '../../src/core/audio/wav.js';
import { isLectorError } from '../../src/core/base/errors.js';
import { createRecent } from '../../src/core/base/recent.js';
import type { EnginePool, SpeakOrder } from '../../src/core/engines/pool.js';
import { restingPool } from '../../src/core/engines/restingPool.js';
import { createSampler } from '../../src/core/jobs/sampler.js';
import { transcribe } from '../../src/core/jobs/transcribe.js';
import type { EngineInfo } from '../../src/core/model/engineInfo.js';
import type { SampleRequest } from '../../src/core/model/sample.js';
import { spokenRange, type Spoken } from '../../src/core/model/spoken.js';
import { hum } from '../helpers/hum.js';
import { judgeHere } from '../helpers/judgeHere.js';

const { signal } = new AbortController();
const sampleRate = 8000;

function engine(id: string, embedded: boolean, ...voices: readonly (readonly [string, string])[]): EngineInfo {
  return {
    id,
    name: id,
    embedded,
    cpuFriendly: true,
    maxTokens: 1000,
    charsPerToken: 1,
    sampleRate,
    languages: ['*'],
    supportsCloning: false,
    typicalRtfCpu: 0.1,
    memoryMb: 100,
    licence: 'MIT',
    voices: voices.map(([voice, language]) => ({ id: voice, name: voice, language, charsPerSecond: 15 })),
  };
}
const engines = [engine('espeak', true, ['en-us', 'en-US'], ['de', 'de']), engine('piper', false, ['joe', 'en-US'])];

/** Says 15 characters a second; silence for a text that asks for it. */
function fakePool() {
  const asked: string[] = [];
  const pool: EnginePool = {
    workersOf: () => 1,
    workers: 1,
    async speak({ engine: id, request: { voice, text } }: SpeakOrder) {
      asked.push(`${id} ${voice} ${text}`);
      const loud = text.startsWith('silence') ? 0 : 0.3;
      const samples = hum(text.length / 15, sampleRate, loud);
      return { speech: { samples, sampleRate, tokens: 1, words: [] }, seconds: 0.1 };
    },
    async transcribe(id, { voice, text }) {
      asked.push(`${id} ${voice} ${text}`);
      return [];
    },
    count: async () => 0,
    hear: () => Promise.reject(new Error('nobody listens')),
    warm: async () => undefined,
    restart: async () => void asked.push('restart'),
    dispose: async () => undefined,
  };
  return { asked, pool };
}

const request = (text: string, voice = 'en-us', engineId = 'espeak', language = 'en'): SampleRequest => {
  return { text, voice, engine: engineId, rate: 1, language };
};

describe('a sample', () => {
  const world = () => ({ ...fakePool(), engines, models: [], modelsDir: '/none', judge: judgeHere });

  it('is a judged WAV as long as its words, spoken once', async () => {
    const { asked, ...rest } = world();
    const sample = createSampler(rest);
    const { wav, seconds } = await sample(request('Fifteen letters'), signal);
    assert.ok(isTakeWav(wav));
    assert.equal(seconds, 1);
    assert.equal((await sample(request('Fifteen letters'), signal)).wav, wav);
    await sample(request('Fifteen letters', 'de'), signal);
    assert.deepEqual(asked, ['espeak en-us Fifteen letters', 'espeak de Fifteen letters']);
  });

  it('of a long text ends with a sentence', async () => {
    const { text } = await createSampler(world())(request('All of it was said. '.repeat(50)), signal);
    assert.ok(text.length <= 300 && text.endsWith('said.'), text);
  });

  const failures: readonly [string, SampleRequest, string][] = [
    ['no words', request(' … '), 'BAD_ARGUMENT'],
    ['silence', request('silence in here'), 'ENGINE_FAILED'],
    ['a voice that is not installed', request('word', 'joe', 'piper'), 'MODEL_MISSING'],
    ['an unknown voice', request('word', 'nobody'), 'VOICE_UNKNOWN'],
  ];
  for (const [name, asked, code] of failures) {
    it(`is refused for ${name}`, async () => {
      const refused = (error: unknown) => isLectorError(error) && error.code === code && Boolean(error.nextStep);
      await assert.rejects(createSampler(world())(asked, signal), refused);
    });
  }
});

describe('phonemes come from the embedded voice', () => {
  const cases: readonly [string, SampleRequest, string][] = [
    ['of the chapter', request('a', 'de'), 'espeak de a'],
    ['for the language of another engine’s voice', request('a', 'joe', 'piper'), 'espeak en-us a'],
  ];
  for (const [name, asked, expected] of cases) {
    it(name, async () => {
      const { asked: done, pool } = fakePool();
      await transcribe({ engines, pool }, asked, signal);
      assert.deepEqual(done, [expected]);
    });
  }
});

it('a resting pool ends its processes once nothing is under way', async () => {
  const events: string[] = [];
  const { pool } = fakePool();
  let finish: (tokens: number) => void = () => undefined;
  const rested = new Promise<void>((resolve) => {
    const count = () => new Promise<number>((done) => (finish = done)).finally(() => events.push('counted'));
    const restart = async () => {
      events.push('restart');
      resolve();
    };
    const resting = restingPool({ ...pool, count, restart }, 1);
    void resting.count('espeak', request('a'), signal);
    void resting.transcribe('espeak', request('a'), signal).then(() => {
      events.push('transcribed');
      setImmediate(() => finish(1));
    });
  });
  await rested;
  assert.deepEqual(events, ['transcribed', 'counted', 'restart']);
});

it('what was used last is kept', () => {
  const recent = createRecent<number>(2);
  recent.set('a', 1);
  recent.set('b', 2);
  recent.get('a');
  recent.set('c', 3);
  assert.deepEqual([recent.get('a'), recent.get('b'), recent.get('c')], [1, undefined, 3]);
});

describe('spoken offsets of a manuscript span', () => {
  const spoken: Spoken = [
    { text: 'It cost ', span: { start: 10, end: 18 }, verbatim: true },
    { text: 'five dollars', span: { start: 18, end: 20 }, verbatim: false },
    { text: ' now', span: { start: 25, end: 29 }, verbatim: true },
  ];
  const cases: readonly [string, number, number, readonly [number, number] | undefined][] = [
    ['inside a run', 13, 17, [3, 7]],
    ['a part of what is said otherwise', 19, 20, [8, 20]],
    ['over all of it', 0, 99, [0, 24]],
    ['markup between', 20, 25, undefined],
    ['before it', 0, 10, undefined],
  ];
  for (const [name, start, end, expected] of cases) {
    it(name, () => {
      const range = spokenRange(spoken, { start, end });
      assert.deepEqual(range && [range.start, range.end], expected);
    });
  }
});
