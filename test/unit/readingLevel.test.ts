import assert from 'node:assert/strict';
import { isPlainLanguage, readingLevel, type ReadingBand } from '../../src/core/model/readingLevel.js';
import { countSyllables } from '../../src/core/model/syllables.js';

describe('syllables, as they are written', () => {
  const words: readonly (readonly [language: string, word: string, syllables: number])[] = [
    ['en', 'lamp', 1],
    ['en', 'smiled', 1],
    ['en', 'the', 1],
    ['en', 'tree', 1],
    ['en', 'table', 2],
    ['en', 'wanted', 2],
    ['en', 'houses', 2],
    ['en', 'Lighthouse', 2],
    ['en', 'nobody', 3],
    ['en', '1871', 1],
    ['de', 'Leuchtturm', 2],
    ['de', 'Häuser', 2],
    ['de', 'niemand', 2],
    ['fr', 'phare', 1],
    ['fr', 'maison', 2],
    ['es', 'faro', 2],
    ['es', 'país', 2],
    ['es', 'noviembre', 3],
  ];
  for (const [language, word, syllables] of words)
    it(`${word} has ${syllables}`, () => assert.equal(countSyllables(word, language), syllables));
});

describe('how hard a text is to read', () => {
  /** Texts whose words, sentences and syllables are counted by hand. */
  const cases: readonly (readonly [
    language: string,
    text: string,
    formula: RegExp,
    score: number,
    band: ReadingBand,
  ])[] = [
    // 4 words, 1 sentence, 4 syllables: 206.835 − 4.06 − 84.6
    ['en-GB', 'She lit the lamp.', /Flesch/, 118.2, 'A2'],
    // 12 words in one sentence, 17 syllables: 206.835 − 12.18 − 119.85
    ['en', 'The keeper waited on the tower until the fishing boats came home.', /Flesch/, 74.8, 'B1'],
    // 5 words, 1 sentence, 7 syllables: 180 − 5 − 81.9
    ['de', 'Die Lampe geht heute aus.', /Amstad/, 93.1, 'A2'],
    // 5 words, 1 sentence, 21 letters: 89 + (300 − 210) / 5
    ['it', 'Carlo vive solo nel faro.', /Gulpease/, 109, 'A2'],
    // 8 words, 1 sentence, 3 of over six letters: 8 + 37.5
    ['fi', 'Majakka seisoi kalliolla meren rannalla koko talven ajan.', /LIX/, 45.5, 'above'],
  ];
  for (const [language, text, formula, score, band] of cases)
    it(`${language}: ${text}`, () => {
      const level = readingLevel(text, language);
      assert.match(level?.formula ?? '', formula);
      assert.deepEqual([level?.score, level?.band], [score, band]);
      assert.equal(isPlainLanguage(text, language), band !== 'above');
    });

  it('is not said of nothing', () => {
    for (const text of ['', ' … ', '—']) assert.equal(readingLevel(text, 'en'), undefined);
    assert.equal(isPlainLanguage('', 'en'), false);
  });
});
