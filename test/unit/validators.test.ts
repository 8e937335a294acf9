import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judge } from '../../src/core/validators/judge.js';
import type { Listened } from '../../src/core/validators/validator.js';
import { espeakSpeech } from '../helpers/espeakSpeech.js';
import { hum } from '../helpers/hum.js';

const sampleRate = 8000;
const sentence = 'Twenty five letters here.';

/** `t` a tone that never sounds twice the same, `s` silence, each a tenth of a second. */
function take(pattern: string, text: string, change: Partial<Listened> = {}): Listened {
  const step = sampleRate / 10;
  const sound = hum(pattern.length / 10, sampleRate);
  const samples = Float32Array.from({ length: pattern.length * step }, (_, index) =>
    pattern[Math.floor(index / step)] === 't' ? (sound[index] ?? 0) : 0,
  );
  return { samples, sampleRate, text, words: [], charsPerSecond: 15, ...change };
}

function scaled(pattern: string, text: string, gain: number): Listened {
  const made = take(pattern, text);
  return { ...made, samples: made.samples.map((sample) => Math.max(-1, Math.min(1, sample * gain))) };
}

const seconds = (count: number, kind = 't') => kind.repeat(Math.round(count * 10));
const around = (pause: number) => seconds(4) + seconds(pause, 's') + seconds(4);
const half = 'word '.repeat(12).trim();
const long = `${half} ${half}`;
const spelled =
  'Nothing here is said twice, but for the sound of it, which never changes and never ends, as no voice would sound at all.';
const withStop = `${half}. ${half}`;
/** Of one pitch, so that it is like itself at all times. */
const tone = Float32Array.from({ length: 8 * sampleRate }, (_, index) => Math.sin(index / 3));

describe('validators: judge', () => {
  const cases: [string, Listened, string, string][] = [
    ['good', take(seconds(1.7), sentence), 'pass', ''],
    ['just long enough', take(seconds(0.9), sentence), 'pass', ''],
    ['under half the time', take(seconds(0.8), sentence), 'fail', 'audio-too-short'],
    ['just short enough', take(seconds(4), sentence), 'pass', ''],
    ['over 1.8 times and a second', take(seconds(4.1), sentence), 'fail', 'audio-too-long'],
    ['a slow voice may take longer', take(seconds(4.1), sentence, { charsPerSecond: 12 }), 'pass', ''],
    ['no pace is asked of 19 characters', take(seconds(9), 'x'.repeat(19)), 'pass', ''],
    ['a pause of 1.5 s', take(around(1.5), long), 'pass', ''],
    ['a pause of 1.7 s', take(around(1.7), long), 'review', 'audio-pause'],
    ['a pause of 1.7 s where a sentence ends', take(around(1.7), withStop), 'pass', ''],
    ['a pause of 3.5 s', take(around(3.5), long), 'fail', 'audio-long-silence'],
    [
      'two pauses, the worse wins',
      take(around(1.7) + seconds(3.5, 's') + 't', long + long),
      'fail',
      'audio-pause audio-long-silence',
    ],
    ['silence at the edges', take(seconds(2, 's') + seconds(4) + seconds(2, 's'), long), 'pass', ''],
    [
      'silence at the edges, two thirds of it all',
      take(seconds(4, 's') + seconds(4) + seconds(4, 's'), long),
      'fail',
      'audio-mostly-silent',
    ],
    ['nothing but silence', take(seconds(8, 's'), long), 'fail', 'audio-mostly-silent audio-too-quiet'],
    [
      'a tone at full scale: too many samples at the top, and nothing but the same',
      take('', spelled, { samples: tone }),
      'fail',
      'audio-cut-off audio-repetition audio-clipping',
    ],
    ['loud, not cut', scaled(seconds(8), long, 1.3), 'pass', ''],
    ['cut flat', scaled(seconds(8), long, 6), 'fail', 'audio-clipping'],
    ['far too quiet', scaled(seconds(8), long, 0.02), 'fail', 'audio-too-quiet'],
    ['empty', take('', long), 'fail', 'audio-empty'],
    ['no sample rate', take(seconds(1), 'short', { sampleRate: NaN }), 'fail', 'audio-sample-rate'],
    ['two channels', take(seconds(8), long, { channels: 2 }), 'fail', 'audio-channels'],
    ['a header that promises more', take(seconds(8), long, { claimedSamples: 99999 }), 'fail', 'audio-header'],
  ];
  for (const [name, listened, outcome, codes] of cases) {
    it(name, async () => {
      const verdict = judge(listened);
      assert.equal(verdict.findings.map(({ code }) => code).join(' '), codes);
      assert.equal(verdict.outcome, outcome);
    });
  }

  const stuck = () => {
    const once = hum(0.5, sampleRate).subarray(0, 0.4 * sampleRate);
    const samples = new Float32Array(4 * sampleRate);
    samples.set(hum(4, sampleRate));
    for (let time = 0; time < 4; time++) samples.set(once, sampleRate + time * once.length);
    return samples;
  };
  for (const [text, codes] of [
    ['Nothing of this is said more than once, as far as anyone knows.', ['audio-repetition']],
    ['“Important—unimportant—unimportant—important,” the King went on.', []],
    ['A mouse—of a mouse—to a mouse—a mouse—O mouse!', []],
    ['Down, down, down. Would the fall never come to an end at all?', []],
    ['Day one: we walk and eat. Day two: we walk and eat. Day three: we walk and eat.', []],
  ] as const) {
    it(`what sounds again and again is ${codes.length > 0 ? 'stuck' : 'as written'}: ${text.slice(0, 20)}`, async () => {
      const { findings } = judge(take('', text, { samples: stuck() }));
      assert.deepEqual(
        findings.map(({ code }) => code),
        codes,
      );
    });
  }

  it('syllables of one word may be alike', async () => {
    const text = 'This speech caused a remarkable sensation among the party. Some of the birds hurried off at once.';
    const speech = await espeakSpeech(text, 'en-gb');
    assert.deepEqual(judge({ ...speech, text, charsPerSecond: 18 }).findings, []);
    const { findings } = judge({ ...speech, words: [], text, charsPerSecond: 18 });
    assert.ok(
      findings.some(({ code }) => code === 'audio-repetition'),
      'it isn’t known which word it is',
    );
  });

  it('says what, where and how long', async () => {
    assert.deepEqual(judge(take(around(1.7), long)).findings, [
      {
        code: 'audio-pause',
        severity: 'warning',
        message: 'A pause of 1.7 s at 4.0 s',
        atSeconds: 4,
        untilSeconds: 5.7,
      },
    ]);
  });

  it('never throws and never hangs, whatever the samples', async () => {
    const samples = fc.float32Array({ maxLength: 400 });
    const rates = fc.oneof(fc.double(), fc.constantFrom(0, -1, 1, 8000, 1e9));
    await fc.assert(
      fc.asyncProperty(samples, rates, fc.string(), fc.double(), async (made, rate, text, charsPerSecond) => {
        const { outcome } = judge({ samples: made, sampleRate: rate, text, words: [], charsPerSecond });
        assert.ok(made.length > 0 || outcome === 'fail');
      }),
      { numRuns: 200 },
    );
  });
});
