import assert from 'node:assert/strict';
import { LectorError } from '../../src/core/base/errors.js';
import type { SpeakOrder } from '../../src/core/engines/pool.js';
import { speakText } from '../../src/core/jobs/speakText.js';
import { asWritten, type Spoken } from '../../src/core/model/spoken.js';
import type { Speech } from '../../src/core/jobs/resolveSpeech.js';

const sampleRate = 1000;
const secondsPerCharacter = 0.01;

/** Speaks every character in 10 ms, one word timing a written word, and refuses what is over its limit. */
function engineWith(maxCharacters: number) {
  const spoken: string[] = [];
  const speak = ({ request: { text } }: SpeakOrder) => {
    if (text.length > maxCharacters) return Promise.reject(new LectorError('TEXT_TOO_LONG', 'too long'));
    spoken.push(text);
    const words = [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
      start: index * secondsPerCharacter,
      end: (index + word.length) * secondsPerCharacter,
      textStart: index,
      textEnd: index + word.length,
    }));
    const samples = new Float32Array(text.length * secondsPerCharacter * sampleRate).fill(0.1);
    return Promise.resolve({ speech: { samples, sampleRate, tokens: text.length, words }, seconds: 1 });
  };
  return { spoken, speak };
}

const speech: Speech = {
  engine: {
    id: 'fake',
    name: 'Fake',
    embedded: true,
    cpuFriendly: true,
    maxTokens: 1,
    charsPerToken: 1,
    sampleRate,
    languages: ['*'],
    supportsCloning: false,
    typicalRtfCpu: 1,
    memoryMb: 1,
    licence: 'MIT',
    voices: [],
  },
  voice: { id: 'v', name: 'V', language: 'en', charsPerSecond: 100 },
  settings: { engine: 'fake', voice: 'v', rate: 1, language: 'en' },
};

describe('a text that has more tokens than was planned', () => {
  const text =
    'The first sentence is rather long, but it ends here. The second one, which has a clause in its middle, goes on ' +
    'for quite a while; then it ends as well. The third is short.';

  const check = (name: string, maxCharacters: number, parts: number) =>
    it(name, async () => {
      const engine = engineWith(maxCharacters);
      const all = await speakText(engine, speech, asWritten(text), 0, new AbortController().signal);
      assert.equal(engine.spoken.length, parts);
      assert.equal(engine.spoken.join(''), text);
      for (const part of engine.spoken) assert.match(part, /[.;,] ?$/);
      assert.deepEqual(
        all.words.map(({ textStart, textEnd }) => text.slice(textStart, textEnd)),
        text.split(' '),
      );
      for (const word of all.words) {
        assert.ok(Math.abs(word.start - word.textStart * secondsPerCharacter) < 1e-6, `${word.start} s`);
      }
      assert.equal(all.samples.length, Math.round(text.length * secondsPerCharacter * sampleRate));
      assert.equal(all.tokens, text.length);
      assert.equal(all.synthesisSeconds, parts);
    });

  check('fits', 1000, 1);
  check('is cut at a sentence and a clause', 130, 3);
  check('is cut again', 60, 4);

  it('is refused when not even a few words fit', async () => {
    const speaking = speakText(engineWith(5), speech, asWritten(text), 0, new AbortController().signal);
    await assert.rejects(speaking, { code: 'TEXT_TOO_LONG' });
  });
});

describe('words whose sounds are known', () => {
  const spoken: Spoken = [
    { text: 'Then ', span: { start: 0, end: 5 }, verbatim: true },
    { text: 'Saint John', span: { start: 5, end: 13 }, verbatim: false, ipa: 'sɪndʒən' },
    { text: ' spoke.', span: { start: 13, end: 20 }, verbatim: true },
  ];
  const check = (name: string, readsIpa: boolean, given: string, words: readonly string[]) =>
    it(name, async () => {
      const engine = engineWith(1000);
      const by = { ...speech, engine: { ...speech.engine, readsIpa } };
      const { words: times } = await speakText(engine, by, spoken, 0, new AbortController().signal);
      assert.deepEqual(engine.spoken, [given]);
      const text = 'Then Saint John spoke.';
      assert.deepEqual(
        times.map(({ textStart, textEnd }) => text.slice(textStart, textEnd)),
        words,
      );
    });
  check('are given in IPA to an engine that reads it, and keep their places', true, 'Then [[sɪndʒən]] spoke.', [
    'Then',
    'Saint John',
    'spoke.',
  ]);
  check('are words for any other', false, 'Then Saint John spoke.', ['Then', 'Saint', 'John', 'spoke.']);

  it('are words again where a text is cut between them', async () => {
    const engine = engineWith(30);
    const by = { ...speech, engine: { ...speech.engine, readsIpa: true } };
    const long: Spoken = [
      {
        text: 'one two three four five six seven eight nine ten',
        span: { start: 0, end: 9 },
        verbatim: false,
        ipa: 'ˈa'.repeat(20),
      },
    ];
    await speakText(engine, by, long, 0, new AbortController().signal);
    assert.equal(engine.spoken.join(''), 'one two three four five six seven eight nine ten');
  });
});

describe('how long an engine is waited for', () => {
  const check = (name: string, typicalRtfCpu: number, expected: number) =>
    it(name, async () => {
      const asked: number[] = [];
      const { speak } = engineWith(1000);
      const pool = {
        speak(order: SpeakOrder) {
          asked.push(order.expectedSeconds);
          return speak(order);
        },
      };
      const by = { ...speech, engine: { ...speech.engine, typicalRtfCpu } };
      await speakText(pool, by, asWritten('x'.repeat(10 * by.voice.charsPerSecond)), 0, new AbortController().signal);
      assert.deepEqual(asked, [expected]);
    });
  check('a fast one four times its usual time', 0.1, 4);
  check('a slow one as long as the words sound', 2, 10);
});
