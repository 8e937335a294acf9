import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readEngineRegistry } from '../../src/core/engines/registry.js';
import { xttsLanguage, xttsLimits, xttsTokens } from '../../src/core/engines/xttsLanguages.js';
import { xttsText } from '../../src/core/engines/xttsText.js';

describe('a text for XTTS', () => {
  const check = (text: string, expected: string, language = 'en') =>
    it(`${JSON.stringify(text)} in ${language}`, () => assert.equal(xttsText(text, language), expected));
  check('The lamp went out.', 'The lamp went out.');
  check('“Moths? They could turn the sharpest of blades!”', 'Moths? They could turn the sharpest of blades!');
  check('"Who is there?" he asked.', 'Who is there? he asked.');
  check('‘Who is it?’', '‘Who is it?');
  check('‘Who’s there at all?’ she said', '‘Who’s there at all? she said.');
  check('It’s the boys’ own lamp', 'It’s the boys’ own lamp.');
  check('«Qui est là?» dit-il.', 'Qui est là? dit-il.', 'fr');
  check('„Wer ist da?“, fragte er', 'Wer ist da?, fragte er.', 'de');
  check('Three words here,', 'Three words here.');
  check('And then —', 'And then. —');
  check('Yes', 'Yes. —');
  check('“Never!”', 'Never! —');
  check('Two words.', 'Two words. —');
  check('Well…', 'Well… —');
  check('今日は雨が降っていました', '今日は雨が降っていました。', 'ja');
  check('मैं कल घर गया', 'मैं कल घर गया।', 'hi');
  check('هل جاء أحد إلى هنا؟', 'هل جاء أحد إلى هنا؟', 'ar');
  check('One\nline\u0001\u200b and\tanother', 'One line and another.');
});

describe('the languages of XTTS', () => {
  const entry = readEngineRegistry(readFileSync('models/engines.yaml', 'utf8'), 'engines.yaml').find(
    ({ id }) => id === 'xtts',
  );

  it('are those that the registry offers, with a voice for each', () => {
    assert.deepEqual(entry?.languages, Object.keys(xttsLimits));
    assert.deepEqual([...new Set(entry.voices.map(({ language }) => language))], entry.languages);
  });

  const names: readonly (readonly [tag: string, name: string | undefined])[] = [
    ['en-US', 'en'],
    ['DE', 'de'],
    ['zh-Hans-CN', 'zh-cn'],
    ['sv', undefined],
    ['', undefined],
  ];
  for (const [tag, name] of names) it(`“${tag}” is ${name ?? 'none'}`, () => assert.equal(xttsLanguage(tag), name));

  for (const [language, limit] of Object.entries(xttsLimits)) {
    it(`${language} takes ${limit} characters and no more`, () => {
      const most = entry?.maxTokens ?? 0;
      assert.ok(xttsTokens('x'.repeat(limit), language) <= most);
      assert.ok(xttsTokens('x'.repeat(limit + 1), `${language}-XX`) > most);
    });
  }
});
