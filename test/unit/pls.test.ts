import assert from 'node:assert/strict';
import { isLectorError } from '../../src/core/base/errors.js';
import { readPls } from '../../src/core/lexicons/readPls.js';
import { writePls } from '../../src/core/lexicons/writePls.js';
import type { Pronunciation } from '../../src/core/model/pronunciation.js';

const head =
  '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-US">';
const lexicon = (...lexemes: readonly string[]) => `${head}${lexemes.join('')}</lexicon>`;
const lexeme = (inside: string, attributes = '') => `<lexeme${attributes}>${inside}</lexeme>`;
const grapheme = (word: string) => `<grapheme>${word}</grapheme>`;

describe('a PLS lexicon', () => {
  const cases: readonly (readonly [what: string, lexeme: string, words: readonly Pronunciation[], left?: RegExp])[] = [
    ['sounds', lexeme(`${grapheme('Siân')}<phoneme>ʃˈɑːn</phoneme>`), [{ word: 'Siân', ipa: 'ʃˈɑːn' }]],
    [
      'an alias',
      lexeme(`${grapheme('St. Kilda')}<alias>saint kilda</alias>`),
      [{ word: 'St. Kilda', alias: 'saint kilda' }],
    ],
    [
      'several spellings',
      lexeme(`${grapheme('grey')}${grapheme('gray')}<phoneme>ɡɹeɪ</phoneme>`),
      [
        { word: 'grey', ipa: 'ɡɹeɪ' },
        { word: 'gray', ipa: 'ɡɹeɪ' },
      ],
    ],
    [
      'one syllable without a stress mark',
      lexeme(`${grapheme('cat')}<phoneme>kæt</phoneme>`),
      [{ word: 'cat', ipa: 'ˈkæt' }],
    ],
    [
      'the preferred one of several',
      lexeme(`${grapheme('huge')}<phoneme>hjˈuːdʒ</phoneme><phoneme prefer="true">jˈuːdʒ</phoneme>`),
      [{ word: 'huge', ipa: 'jˈuːdʒ' }],
    ],
    [
      'the alias for who reads no sounds',
      lexeme(`${grapheme('Siân')}<phoneme>ʃˈɑːn</phoneme><alias>shahn</alias>`),
      [{ word: 'Siân', alias: 'shahn', ipa: 'ʃˈɑːn' }],
    ],
    [
      'an alias that comes first, and no sounds then',
      lexeme(`${grapheme('Siân')}<alias>shahn</alias><phoneme>ʃˈɑːn</phoneme>`),
      [{ word: 'Siân', alias: 'shahn' }],
    ],
    [
      'the part of speech, whatever its name is qualified by',
      lexeme(
        `${grapheme('read')}<phoneme>ɹˈɛd</phoneme>`,
        ' role="claws:VVD other:x" xmlns:claws="http://example.org/claws"',
      ),
      [{ word: 'read', ipa: 'ɹˈɛd', part: 'VVD' }],
    ],
    [
      'references, sections and comments of XML',
      lexeme(`<!-- a <!DOCTYPE> in words --><grapheme>Marks &amp; <![CDATA[Co]]>&#233;</grapheme><alias>marks</alias>`),
      [{ word: 'Marks & Coé', alias: 'marks' }],
    ],
    [
      'no other alphabet',
      lexeme(`${grapheme('cat')}<phoneme alphabet="x-sampa">k{t</phoneme>`),
      [],
      /“cat”: its sounds are in the alphabet x-sampa, and Lector reads ipa/,
    ],
    [
      'but the alias beside it',
      lexeme(`${grapheme('cat')}<phoneme alphabet="x-sampa">k{t</phoneme><alias>kat</alias>`),
      [{ word: 'cat', alias: 'kat' }],
      /“cat”: only its alias was taken; its sounds are in the alphabet x-sampa/,
    ],
    ['no IPA that isn’t', lexeme(`${grapheme('cat')}<phoneme>K4T!</phoneme>`), [], /“K4T!” is no IPA/],
    ['nothing that isn’t said', lexeme(grapheme('cat')), [], /“cat”: nothing says how it sounds/],
    [
      'no word without letters',
      lexeme(`${grapheme('…')}<alias>dots</alias>`),
      [],
      /no word that could stand in a text/,
    ],
    ['no markup as an alias', lexeme(`${grapheme('cat')}<alias>[[x]]</alias>`), [], /“cat”: nothing says/],
  ];
  for (const [what, written, words, left] of cases) {
    it(`gives ${what}`, () => {
      const read = readPls(lexicon(written), 'a.pls');
      assert.deepEqual(read.words, words);
      if (left) assert.match(read.left.join('\n'), left);
      else assert.deepEqual(read.left, []);
    });
  }

  it('may name its elements with a prefix, and begins with a byte order mark or none', () => {
    const text = `\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<p:lexicon xmlns:p="http://www.w3.org/2005/01/pronunciation-lexicon" version="1.0" alphabet="ipa" xml:lang="de"><p:lexeme><p:grapheme>Elf</p:grapheme><p:alias>elff</p:alias></p:lexeme></p:lexicon>`;
    const { language, words } = readPls(text, 'a.pls');
    assert.deepEqual([language, words], ['de', [{ word: 'Elf', alias: 'elff' }]]);
  });

  const bomb = `<!DOCTYPE lexicon [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${lexicon(lexeme(grapheme('&b;')))}`;
  const hostile: readonly (readonly [what: string, text: string, told: RegExp])[] = [
    ['a document type with entities', bomb, /has a document type/],
    ['an external one', `<?xml version="1.0"?>\n<!doctype x SYSTEM "file:///etc/passwd"><x/>`, /has a document type/],
    ['an entity that nobody declared', lexicon(lexeme(grapheme('&secret;'))), /can’t be read as XML/],
    ['elements nested without end', '<a>'.repeat(200_000), /can’t be read as XML/],
    ['another kind of XML', '<html><body/></html>', /is no pronunciation lexicon: it begins with <html>/],
    ['a text that is no XML', 'word,alias\nHolmes,homes\n', /can’t be read as XML/],
    ['nothing', '', /can’t be read as XML/],
    ['one that breaks off', `${head}<lexeme><grapheme>Ann`, /can’t be read as XML/],
  ];
  for (const [what, text, told] of hostile) {
    it(`isn’t ${what}`, () => {
      assert.throws(
        () => readPls(text, 'a.pls'),
        (error) => isLectorError(error, 'BAD_ARGUMENT') && told.test(error.message) && error.nextStep !== undefined,
      );
    });
  }
});

describe('pronunciations as a PLS lexicon', () => {
  it('have the form of the specification, and leave out what it can’t say', () => {
    const { text, written, left } = writePls(
      [
        { word: 'Tom & "Jerry"', alias: 'a < b' },
        { word: 'Siân', ipa: 'ʃˈɑːn', alias: 'shahn', note: 'Welsh' },
        { word: 'read', ipa: 'ɹˈɛd', part: 'past' },
        { word: 'read', alias: 'red', before: 'had' },
        { word: 'Wien', alias: 'veen', language: 'de' },
        { word: 'lieutenant', alias: 'leftenant', language: 'en-GB' },
      ],
      'en',
    );
    assert.equal(
      text,
      `<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xmlns:part="urn:lector:part" alphabet="ipa" xml:lang="en">
  <lexeme>
    <grapheme>Tom &amp; &quot;Jerry&quot;</grapheme>
    <alias>a &lt; b</alias>
  </lexeme>
  <lexeme>
    <grapheme>Siân</grapheme>
    <phoneme>ʃˈɑːn</phoneme>
    <alias>shahn</alias>
  </lexeme>
  <lexeme role="part:past">
    <grapheme>read</grapheme>
    <phoneme>ɹˈɛd</phoneme>
  </lexeme>
  <lexeme>
    <grapheme>lieutenant</grapheme>
    <alias>leftenant</alias>
  </lexeme>
</lexicon>
`,
    );
    assert.equal(written, 4);
    assert.deepEqual(left, [
      '“read”: it counts beside other words only, which a lexicon can’t say',
      '“Wien”: it is of another language (de)',
    ]);
  });
});
