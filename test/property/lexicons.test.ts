import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isLectorError } from '../../src/core/base/errors.js';
import { readPls } from '../../src/core/lexicons/readPls.js';
import { writePls } from '../../src/core/lexicons/writePls.js';
import { wordsOfLines, wordsOfVale, ltexWords } from '../../src/core/lexicons/wordLists.js';
import { wordsFlaw } from '../../src/core/model/pronunciation.js';
import { forAll } from './forAll.js';

const words = fc
  .oneof(
    fc.constantFrom('Siân', 'St. John', 'Tom & Jerry', '"quoted"', 'a]]>b', 'O’Shea', 'Ωμέγα', '1984'),
    fc.string({ unit: 'grapheme' }),
  )
  .map((text) => text.replace(/\s+/gu, ' ').trim())
  .filter((text) => wordsFlaw(text) === undefined && !/[\ufffe\uffff]|\p{Cs}/u.test(text));
const said = fc.oneof(
  words.map((alias) => ({ alias })),
  fc.constantFrom('ʃˈɑːn', 'hˈoʊmz', 'ɡɹˈɪmpən').map((ipa) => ({ ipa })),
  words.map((alias) => ({ alias, ipa: 'ʃˈɑːn' })),
);
const part = fc.oneof(
  fc.constant({}),
  fc.constantFrom('noun', 'verb', 'past', 'NN1').map((one) => ({ part: one })),
);
const pronunciation = fc.tuple(words, said, part).map(([word, how, what]) => ({ word, ...how, ...what }));

const piece = fc.oneof(
  fc.constantFrom(
    '<lexicon>',
    '<lexeme role="x">',
    '<grapheme>',
    '</grapheme>',
    '</lexeme>',
    '</lexicon>',
    '<alias/>',
    '&amp;',
    '&x;',
  ),
  fc.constantFrom(
    '<phoneme alphabet="ipa">',
    '</phoneme>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE a>',
    '<?xml?>',
    '"',
    '\0',
  ),
  fc.string(),
);

describe('lexicons and word lists', () => {
  forAll(
    'pronunciations come back from a PLS lexicon as they went',
    fc.array(pronunciation, { maxLength: 6 }),
    (all) => {
      const { text, written, left } = writePls(all, 'en-GB');
      assert.deepEqual([written, left], [all.length, []]);
      const back = readPls(text, 'a.pls');
      assert.deepEqual([back.language, back.words, back.left], ['en-GB', all, []]);
    },
  );

  forAll(
    'whatever is given as one is read, or refused with what to do',
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
    (text) => {
      try {
        for (const { word } of readPls(text, 'a.pls').words) assert.equal(wordsFlaw(word), undefined);
      } catch (error) {
        assert.ok(isLectorError(error, 'BAD_ARGUMENT') && error.nextStep !== undefined, String(error));
      }
    },
  );

  forAll('no word list gives anything but words', fc.oneof(fc.string(), fc.json()), (text) => {
    const found = [...wordsOfLines(text), ...wordsOfVale(text), ...ltexWords(text).words];
    for (const word of found) assert.match(word, /^[\p{L}\p{M}]/u);
    const settings = JSON.stringify({ 'ltex.dictionary': { en: text.split(/\s+/) } });
    for (const word of ltexWords(settings).words) assert.match(word, /^[\p{L}\p{M}]/u);
  });
});
