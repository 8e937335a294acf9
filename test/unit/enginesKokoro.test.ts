import assert from 'node:assert/strict';
import { isLectorError } from '../../src/core/base/errors.js';
import { kokoroPhonemes } from '../../src/core/engines/kokoroPhonemes.js';
import { kokoroUtterances } from '../../src/core/engines/kokoroTokens.js';
import type { PhonemeWord } from '../../src/core/engines/phonemes.js';
import { wordTimes } from '../../src/core/engines/wordTimes.js';

describe('kokoroPhonemes', () => {
  const cases: readonly (readonly [voice: string, ipa: string, expected: string])[] = [
    ['en-us', 'dʒˈʌdʒ', 'ʤˈʌʤ'],
    ['en-us', 'oʊvɚ', 'Ovəɹ'],
    ['en-us', 'bˈɜːd', 'bˈɜɹd'],
    ['en-us', 'lˈɪɾəl', 'lˈɪTᵊl'],
    ['en-us', 'ɹˈiːdɪŋ', 'ɹˈidɪŋ'],
    ['en-gb', 'ɡˈəʊ', 'ɡˈQ'],
    ['en-gb', 'ðeə', 'ðɛː'],
    ['en-gb', 'bˈɜːd', 'bˈɜːd'],
    ['es', 'mˈutʃo', 'mˈuʧo'],
    ['fr-fr', 'bɔ̃ʒˈuʁ', 'bɔ̃ʒˈuʁ'],
    ['it', 'pˈittsa', 'pˈitʦa'],
  ];
  for (const [voice, ipa, expected] of cases) {
    it(`${voice} ${ipa} is ${expected}`, () => assert.equal(kokoroPhonemes(voice)(ipa), expected));
  }
});

describe('kokoroUtterances', () => {
  const vocabulary = { a: 43, '.': 4, ',': 3, ' ': 16, ç: 78, ɔ: 76, '\u0303': 17 };
  const sentenceOf = (words: number, letters: number, after = ' '): PhonemeWord[] =>
    Array.from({ length: words }, (_, at) => ({
      phonemes: 'a'.repeat(letters),
      after: at === words - 1 ? '.' : after,
      textStart: at * 2,
      textEnd: at * 2 + 1,
    }));
  const lengthsOf = (sentences: readonly (readonly PhonemeWord[])[]) =>
    kokoroUtterances(sentences, (text) => text, vocabulary).map(({ ids }) => ids.length - 2);

  it('joins short sentences with a space between them', () => {
    const [only, ...others] = kokoroUtterances([sentenceOf(1, 1), sentenceOf(1, 2)], (text) => text, vocabulary);
    assert.deepEqual(others, []);
    assert.deepEqual(only?.ids, [0, 43, 4, 16, 43, 43, 4, 0]);
    assert.deepEqual(only.words, [
      { start: 1, end: 2 },
      { start: 4, end: 6 },
    ]);
  });

  it('leaves long ones to themselves', () =>
    assert.deepEqual(lengthsOf([sentenceOf(20, 9), sentenceOf(20, 9)]), [200, 200]));

  it('cuts what is over 400, loses no word, and rather cuts at a clause', () => {
    const words = sentenceOf(300, 9).map((word, at) => (at % 25 === 24 ? { ...word, after: ', ' } : word));
    const utterances = kokoroUtterances([words], (text) => text, vocabulary);
    assert.ok(utterances.every(({ ids }) => ids.length - 2 <= 400));
    assert.deepEqual(
      utterances.flatMap(({ sentence }) => sentence.map(({ textStart }) => textStart)),
      words.map(({ textStart }) => textStart),
    );
    for (const { sentence } of utterances.slice(0, -1)) assert.equal(sentence.at(-1)?.after, ', ');
  });

  it('refuses a word that no style is for', () =>
    assert.throws(
      () => lengthsOf([sentenceOf(1, 511)]),
      (error) => isLectorError(error, 'TEXT_TOO_LONG'),
    ));

  it('knows letters however they are put together', () => {
    const [sentence] = [[{ phonemes: 'ç\u0254\u0303', after: '.', textStart: 0, textEnd: 1 }]];
    assert.deepEqual(kokoroUtterances([sentence], (text) => text, vocabulary)[0]?.ids, [0, 78, 76, 17, 4, 0]);
  });

  it('times words by what their tokens take', () => {
    const [utterance] = kokoroUtterances([sentenceOf(2, 1)], (text) => text, vocabulary);
    assert.ok(utterance);
    // Before, a, space, a, full stop, after.
    const times = wordTimes(utterance, [10, 20, 5, 30, 5, 10], 100, 10);
    assert.deepEqual(
      times.map(({ start, end }) => [start, end]),
      [
        [11, 13],
        [13.5, 16.5],
      ],
    );
  });
});
