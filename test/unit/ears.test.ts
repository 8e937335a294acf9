import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rmsDbfs } from '../../src/core/audio/level.js';
import { resample } from '../../src/core/audio/resample.js';
import { alignWords } from '../../src/core/ears/alignWords.js';
import { compareTranscript } from '../../src/core/ears/compareTranscript.js';
import { inSounds } from '../../src/core/ears/inSounds.js';
import { judgeTranscript } from '../../src/core/ears/judgeTranscript.js';
import { soundAlike } from '../../src/core/ears/soundAlike.js';
import { asWritten, type Spoken } from '../../src/core/model/spoken.js';
import type { Transcript } from '../../src/core/model/transcript.js';
import { editDistance } from '../helpers/editDistance.js';

const tone = (hertz: number, rate: number, seconds = 0.5) =>
  Float32Array.from({ length: rate * seconds }, (_, at) => Math.sin((2 * Math.PI * hertz * at) / rate));

describe('resampling', () => {
  const middle = (samples: Float32Array) => samples.subarray(samples.length / 4, (samples.length * 3) / 4);
  for (const [from, to] of [
    [22_050, 16_000],
    [24_000, 16_000],
    [16_000, 22_050],
    [48_000, 44_100],
  ] as const) {
    it(`${from} Hz at ${to} Hz is the same tone, as loud`, () => {
      const resampled = middle(resample(tone(1000, from), from, to));
      const expected = middle(tone(1000, to));
      const worst = resampled.reduce((most, sample, at) => Math.max(most, Math.abs(sample - (expected[at] ?? 0))), 0);
      assert.ok(worst < 0.002, `${worst}`);
    });
  }
  it('what the lower rate can’t hold is gone, not folded back', () =>
    assert.ok(rmsDbfs(middle(resample(tone(9500, 24_000), 24_000, 16_000))) < -60));
  it('the same rate gives the same samples', () => {
    const samples = tone(50, 8000);
    assert.equal(resample(samples, 8000, 8000), samples);
  });
  it('nothing stays nothing', () => assert.equal(resample(new Float32Array(), 22_050, 16_000).length, 0));
});

describe('words laid along words', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
  it('each stands in one pair, in order, with the fewest that differ', () =>
    fc.assert(
      fc.property(words, words, (said, heard) => {
        const pairs = alignWords(said, heard);
        assert.deepEqual(
          pairs.flatMap((pair) => said.slice(...pair.said)),
          said,
        );
        assert.deepEqual(
          pairs.flatMap((pair) => heard.slice(...pair.heard)),
          heard,
        );
        assert.equal(pairs.filter(({ isSame }) => !isSame).length, editDistance(said, heard));
      }),
    ));
});

describe('a transcript beside its text', () => {
  const alike = new Set(['mercia mercier', 'morcar more car']);
  const soundsAlike = (said: string, heard: string) => Promise.resolve(alike.has(`${said} ${heard}`));
  const check = (said: string, heard: string, errors: number, ...misheard: readonly string[]) =>
    it(`${said} | ${heard}`, async () => {
      const comparison = await compareTranscript(said, heard, soundsAlike);
      assert.equal(comparison.errors, errors);
      assert.deepEqual(
        comparison.misheard.map((one) => `${one.kind}: ${one.said} > ${one.heard}`),
        misheard,
      );
      for (const one of comparison.misheard) {
        assert.equal(said.slice(one.textRange.start, one.textRange.end), one.said);
      }
    });
  check('“Well, Watson!” said Holmes.', 'well Watson said Holmes', 0);
  check('Don’t go, café owner', 'dont go cafe owner', 0);
  check('It was tea time.', 'It was teatime.', 0);
  check('Mercia and Morcar', 'Mercier and more car', 0);
  check('Mercia was lost', 'mercier is lost', 1, 'changed: was > is');
  check('one two three four', 'one four', 2, 'missing: two three > ');
  check('one four', 'one two three four', 2, 'added:  > two three');
  check('', 'thank you', 2, 'added:  > thank you');
  check('silence', '', 1, 'missing: silence > ');

  it('an addition stands after the word before it', async () => {
    const { misheard } = await compareTranscript('one four', 'one two four', soundsAlike);
    assert.deepEqual(misheard[0]?.textRange, { start: 3, end: 3 });
  });
});

describe('IPA that sounds alike', () => {
  const check = (one: string, other: string, isAlike: boolean) =>
    it(`${one} ${isAlike ? 'and' : 'but not'} ${other}`, () => assert.equal(soundAlike(one, other), isAlike));
  check('mˈɜːʃə', 'mˈɜːsiə', true);
  check('mˈɔːkɑː', 'mˈɔː kˈɑː', true);
  check('hˈaʊnd', 'hˈɔːɹs', false);
  check('nˈɒt', 'nˈaʊ', false);
  check('', '', false);
});

describe('words beside the sounds that their author gave them', () => {
  const spoken: Spoken = [
    ...asWritten('Then '),
    { text: 'Cholmondeley’s', span: { start: 5, end: 19 }, verbatim: false, ipa: 'tʃˈʌmliz' },
    ...asWritten(' aunt, Saint John, came.'),
    { text: 'St. John', span: { start: 40, end: 48 }, verbatim: false, ipa: 'sˈɪndʒən' },
  ];
  const cases = [
    ['cholmondeleys', '[[tʃˈʌmliz]]'],
    ['then cholmondeleys aunt', 'then [[tʃˈʌmliz]] aunt'],
    ['st john', '[[sˈɪndʒən]]'],
    ['john', 'john'],
    ['cholmondeley', 'cholmondeley'],
  ] as const;
  for (const [words, expected] of cases)
    it(`${words} sounds as ${expected}`, () => assert.equal(inSounds(words, spoken), expected));
});

describe('what ears say of a take', () => {
  const sentence = 'The quick brown fox jumps over the lazy dog beside the old stone wall again today.';
  const nobody = () => Promise.resolve(false);
  const check = (name: string, said: string, heard: string, outcome: string, code: string, doubtedUpTo = 0) =>
    it(name, async () => {
      const { words, errors, misheard } = await compareTranscript(said, heard, nobody);
      const transcript: Transcript = {
        ...{ model: 'ear', text: heard, wer: errors / words },
        misheard: misheard.map((one) => ({ ...one, atSeconds: 1, untilSeconds: 2 })),
      };
      const verdict = judgeTranscript(said, transcript, doubtedUpTo);
      assert.equal(verdict.outcome, outcome);
      assert.equal(verdict.findings[0]?.code ?? '', code);
      if (outcome !== 'pass') assert.equal(verdict.findings[0]?.atSeconds, 1);
    });
  check('all is there', sentence, sentence.toLowerCase(), 'pass', '');
  check('two wrong words of sixteen', sentence, sentence.replace('fox', 'box').replace('dog', 'log'), 'pass', '');
  check(
    'three wrong words of sixteen',
    sentence,
    sentence.replace('fox', 'box').replace('dog', 'log').replace('wall', 'hall'),
    'retry',
    'words-misheard',
  );
  check('three words left out', sentence, sentence.replace('brown fox jumps ', ''), 'retry', 'words-missing');
  check('three words put in', sentence, sentence.replace('dog', 'dog of the town'), 'retry', 'words-added');
  check('half of it left out', sentence, sentence.slice(0, 30), 'fail', 'words-missing');
  check('the same again and again', sentence, 'The quick brown. '.repeat(9), 'retry', 'heard-loop');
  check('a few words are only doubted', 'Chapter one', 'Captain won', 'review', 'words-misheard');
  check('one of a few words', 'Curiouser and', 'Curious her and', 'review', 'words-misheard');
  check('a voice that is hard to hear', sentence, sentence.slice(0, 30), 'review', 'words-missing', 0.8);
  check('but not one that says nothing of it', sentence, 'Hm.', 'fail', 'words-changed', 0.8);
  check('unless ears never understand it', sentence, 'Hm.', 'review', 'words-changed', Infinity);
});
