import assert from 'node:assert/strict';
import { cutAtPauses } from '../../src/core/audio/cutAtPauses.js';
import { wordErrorRate, wordErrors } from '../bench/wordErrors.js';

describe('the words that are heard wrongly', () => {
  const cases = [
    { spoken: 'She fell down, very slowly.', heard: 'she fell down very slowly', errors: 0, words: 5 },
    { spoken: 'Four thousand miles down.', heard: '4,000 miles down.', errors: 0, words: 4 },
    { spoken: 'Mister Rabbit, at half past ten', heard: 'Mr. Rabbit at half-past ten', errors: 0, words: 6 },
    { spoken: 'It was the Rabbit’s watch.', heard: "It was the rabbit's watch!", errors: 0, words: 5 },
    { spoken: 'a daisy-chain', heard: 'a daisy chain', errors: 0, words: 3 },
    { spoken: 'at teatime in the school room', heard: 'at tea-time in the schoolroom', errors: 0, words: 6 },
    { spoken: 'in a way she went away', heard: 'in a way she went away', errors: 0, words: 6 },
    { spoken: 'in a way she went away', heard: 'in a weigh she went a way', errors: 1, words: 6 },
    { spoken: 'one two three', heard: 'one too three', errors: 1, words: 3 },
    { spoken: 'one two three', heard: 'one three', errors: 1, words: 3 },
    { spoken: 'one two three', heard: 'one two and three', errors: 1, words: 3 },
    { spoken: 'one two three', heard: 'three two one', errors: 2, words: 3 },
    { spoken: 'a labelled jar of grey colour', heard: 'a labeled jar of gray color', errors: 0, words: 6 },
    { spoken: 'the theatre realised its defence', heard: 'the theater realized its defense', errors: 0, words: 5 },
    { spoken: 'four of our hours', heard: 'for of or hours', errors: 2, words: 4 },
    { spoken: 'he called; it was there', heard: 'he caled; it was their', errors: 2, words: 5 },
    { spoken: 'a curtsey', heard: 'a curtsy', errors: 1, words: 2 },
    { spoken: 'one two three', heard: '', errors: 3, words: 3 },
    { spoken: '…', heard: 'you', errors: 1, words: 0 },
  ];
  for (const { spoken, heard, ...expected } of cases) {
    it(`${spoken} heard as “${heard}”: ${expected.errors}`, () =>
      assert.deepEqual(wordErrors(spoken, heard), expected));
  }
  it('chunks count by their words', () =>
    assert.equal(
      wordErrorRate([
        { errors: 2, words: 4 },
        { errors: 0, words: 36 },
      ]),
      5,
    ));
});

describe('cutting a take for Whisper', () => {
  const rate = 1000;
  /** Sound with silences of 0.4 s, each from a second given. */
  const sound = (seconds: number, silences: readonly number[]) =>
    Float32Array.from({ length: seconds * rate }, (_, index) =>
      silences.some((from) => index >= from * rate && index < (from + 0.4) * rate) ? 0 : Math.sin(index),
    );
  const cases = [
    { name: 'a short one is left whole', seconds: 9, silences: [4], cuts: [] },
    { name: 'one that just fits as well', seconds: 10, silences: [4], cuts: [] },
    { name: 'in the pause', seconds: 15, silences: [8], cuts: [8.2] },
    { name: 'not so early that there are more pieces than needed', seconds: 15, silences: [2, 6], cuts: [6.2] },
    { name: 'not so late that hardly anything is left', seconds: 10.5, silences: [6, 9.5], cuts: [6.2] },
    { name: 'as often as needed', seconds: 26, silences: [7, 16], cuts: [7.2, 16.2] },
  ];
  for (const { name, seconds, silences, cuts } of cases) {
    it(name, () => {
      const pieces = cutAtPauses(sound(seconds, silences), rate, 10);
      const ends = pieces.map((_, index) => pieces.slice(0, index + 1).reduce((sum, { length }) => sum + length, 0));
      assert.equal(ends.pop(), seconds * rate);
      assert.equal(ends.length, cuts.length);
      cuts.forEach((cut, index) => assert.ok(Math.abs((ends[index] ?? 0) / rate - cut) <= 0.15));
    });
  }
  it('sound without a pause is cut all the same', () => {
    const pieces = cutAtPauses(sound(100, []), rate, 10);
    assert.ok(pieces.every(({ length }) => length <= 10 * rate && length >= 2.5 * rate));
    assert.equal(
      pieces.reduce((sum, { length }) => sum + length, 0),
      100 * rate,
    );
  });
});
