import assert from 'node:assert/strict';
import { spectrumOf } from '../../src/core/audio/spectrum.js';
import { partsOf, valuesIn } from '../../src/core/base/phrase.js';
import { validators } from '../../src/core/validators/index.js';
import type { Listened, Validator } from '../../src/core/validators/validator.js';
import { espeakSpeech } from '../helpers/espeakSpeech.js';
import { glued } from '../helpers/glued.js';
import { seededRandom } from '../helpers/seededRandom.js';

const texts = [
  'No.',
  'Chapter One',
  'He waited... and waited... and then -- nothing.',
  'There was nothing so very remarkable in that; nor did Alice think it so very much out of the way to hear the ' +
    'Rabbit say to itself, “Oh dear! Oh dear! I shall be late!”',
];

type Fault = readonly [name: string, code: string, harm: (take: Listened) => Partial<Listened>];

const pause = (seconds: number) => (take: Listened) => {
  const middle = Math.floor(take.samples.length / 2);
  return { samples: glued(take.samples.slice(0, middle), silence(take, seconds), take.samples.slice(middle)) };
};

/** How the voice of these takes speaks. */
const habits = { charsPerSecond: 17.5, speechDbfs: -20, tailSeconds: 0 };

/** What each check must find in good speech that was harmed. */
const faults: Readonly<Record<string, readonly Fault[]>> = {
  empty: [['no samples', 'audio-empty', () => ({ samples: new Float32Array() })]],
  notANumber: [
    ['one NaN', 'audio-not-a-number', ({ samples }) => ({ samples: samples.with(999, NaN) })],
    ['one infinity', 'audio-not-a-number', ({ samples }) => ({ samples: samples.with(0, -Infinity) })],
  ],
  header: [
    ['a rate of 0', 'audio-sample-rate', () => ({ sampleRate: 0 })],
    ['two channels', 'audio-channels', () => ({ channels: 2 })],
    ['a cut file', 'audio-header', ({ samples }) => ({ claimedSamples: samples.length + 1 })],
  ],
  duration: [
    ['the first third alone', 'audio-too-short', ({ samples }) => ({ samples: samples.slice(0, samples.length / 3) })],
    ['all of it three times', 'audio-too-long', ({ samples }) => ({ samples: glued(samples, samples, samples) })],
    ['another rate than it says', 'audio-too-short', ({ sampleRate }) => ({ sampleRate: sampleRate * 2.5 })],
  ],
  silence: [
    ['a pause of 2.5 s', 'audio-pause', pause(2.5)],
    ['a pause of 4 s', 'audio-long-silence', pause(4)],
    ['a tail of 4 s', 'audio-long-silence', (take) => ({ samples: glued(take.samples, silence(take, 4)) })],
    ['a start of 4 s', 'audio-long-silence', (take) => ({ samples: glued(silence(take, 4), take.samples) })],
    ['a long tail', 'audio-mostly-silent', (take) => ({ samples: glued(take.samples, silence(take, 30)) })],
  ],
  level: [
    ['60 dB less', 'audio-too-quiet', ({ samples }) => ({ samples: samples.map((sample) => sample / 1000) })],
    ['another level than usual', 'audio-level', () => ({ habits: { ...habits, speechDbfs: -12 } })],
    ['digital silence', 'audio-too-quiet', ({ samples }) => ({ samples: new Float32Array(samples.length) })],
  ],
  unspoken: [
    ['a word that has no time', 'audio-unspoken', ({ words }) => ({ words: words.slice(1) })],
    ['an end before the last word', 'audio-cut', ({ samples }) => ({ samples: samples.slice(0, samples.length / 3) })],
  ],
  pace: [
    ['half as fast again as usual', 'audio-pace', () => ({ habits: { ...habits, charsPerSecond: 32 } })],
    ['a third of the usual pace', 'audio-pace', () => ({ habits: { ...habits, charsPerSecond: 55 } })],
  ],
  truncation: [
    [
      'the middle of a sound',
      'audio-cut-off',
      ({ samples }) => ({ samples: samples.slice(0, samples.length / 2), words: [] }),
    ],
    ['a shorter tail than ever', 'audio-cut-off', () => ({ words: [], habits: { ...habits, tailSeconds: 1 } })],
  ],
  repetition: [['a stuck syllable', 'audio-repetition', ({ samples }) => ({ samples: stuck(samples) })]],
  noise: [['hiss', 'audio-noise', ({ samples }) => ({ samples: hiss(samples.length) })]],
  clipping: [
    ['20 dB too much', 'audio-clipping', ({ samples }) => ({ samples: samples.map((sample) => clamp(sample * 10)) })],
  ],
};

describe('contract: validators', () => {
  const takes: Listened[] = [];
  before(async () => {
    for (const text of texts) takes.push({ ...(await espeakSpeech(text)), text, charsPerSecond: 17.5 });
  });

  it('each has a fault to find, and an id of its own', () => {
    assert.deepEqual(validators.map(({ id }) => id).sort(), Object.keys(faults).sort());
  });

  for (const validator of validators) {
    const { id } = validator;
    for (const [index, text] of texts.entries()) {
      it(`${id} passes good speech: ${text.slice(0, 30)}`, async () => {
        assert.deepEqual(await checked(validator, takes[index] ?? assert.fail('no take')), []);
      });
    }
    for (const [name, code, harm] of faults[id] ?? []) {
      it(`${id} finds ${name}`, async () => {
        const good = takes.at(-1) ?? assert.fail('no take');
        const found = await checked(validator, { ...good, ...harm(good) });
        assert.deepEqual(
          found.map((finding) => finding.code),
          [code],
        );
        assert.match(found[0]?.message ?? '', /\w{3}/);
      });
    }
  }
});

function silence({ sampleRate }: Listened, seconds: number): Float32Array {
  return new Float32Array(Math.round(sampleRate * seconds));
}

function clamp(sample: number): number {
  return Math.max(-1, Math.min(1, sample));
}

/** What a check finds, in words that it has named. */
async function checked(validator: Validator, take: Listened) {
  const found = validator.check(take, () => spectrumOf(take.samples, take.sampleRate));
  for (const { message } of found)
    assert.ok(
      validator.phrases.some((phrase) => valuesIn(partsOf(phrase), message)),
      message,
    );
  return found;
}

function stuck(samples: Float32Array): Float32Array {
  const [from, to] = [samples.length / 2, samples.length / 2 + samples.length / 20];
  const syllable = samples.slice(from, to);
  return glued(samples.slice(0, from), syllable, syllable, syllable, syllable, samples.slice(from));
}

function hiss(length: number): Float32Array {
  const random = seededRandom(1);
  return Float32Array.from({ length }, () => 0.2 * (2 * random() - 1));
}
