import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { writePls } from '../../src/core/lexicons/writePls.js';
import type { Pronunciation } from '../../src/core/model/pronunciation.js';

/** What libxml2 finds wrong in a lexicon. */
function flaws(pls: string): readonly string[] {
  using schema = XmlDocument.fromString(readFileSync('test/fixtures/pls.xsd', 'utf8'));
  using validator = XsdValidator.fromDoc(schema);
  using lexicon = XmlDocument.fromString(pls);
  try {
    validator.validate(lexicon);
    return [];
  } catch (error) {
    assert.ok(error instanceof XmlValidateError, String(error));
    return error.details.map(({ message }) => message.trim());
  }
}

const odd: readonly Pronunciation[] = [
  { word: 'Holmes', ipa: 'ˈhoʊmz', alias: 'homes' },
  { word: 'AT&T <Corp> "x"', alias: 'A T & T' },
  { word: 'read', ipa: 'ɹˈɛd', part: 'past' },
  { word: 'lead', alias: 'led', part: '2nd kind' },
  { word: 'Siân 你好', ipa: 'ʃˈɑːn' },
];

describe('a lexicon that Lector exports, judged by libxml2 against what PLS 1.0 asks for', () => {
  for (const [what, words, language] of [
    ['of odd words', odd, 'en-GB'],
    ['of none', [], 'de'],
  ] as const)
    it(`has no flaw: ${what}`, () => assert.deepEqual(flaws(writePls(words, language).text), []));

  const good = writePls(odd, 'en').text;
  for (const [what, bad] of [
    ['no version', good.replace(/ version="1.0" xmlns/, ' xmlns')],
    ['a role in no namespace', good.replace(/ xmlns:part="[^"]*"/, '')],
    ['a word without sounds', good.replace(/<phoneme>[^<]*<\/phoneme>\s*<alias>homes<\/alias>/, '')],
    ['an alphabet of nobody', good.replace('alphabet="ipa"', 'alphabet="sampa"')],
  ] as const)
    it(`one with a flaw is told: ${what}`, () => assert.notDeepEqual(flaws(bad), []));
});
