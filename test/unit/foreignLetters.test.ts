import assert from 'node:assert/strict';
import { foreignLetters } from '../../src/core/jobs/foreignLetters.js';
import { parseManuscript } from '../../src/core/manuscript/parseManuscript.js';

const engine = { maxTokens: 300, charsPerToken: 1 };

function found(text: string, language: string): readonly string[] {
  const manuscript = parseManuscript('a.md', text, { engine, skip: [], language, knownChunks: [] });
  return foreignLetters(manuscript).map(({ span }) => text.slice(span?.start, span?.end));
}

describe('letters that a voice can only spell', () => {
  const cases: readonly (readonly [language: string, text: string, words: readonly string[]])[] = [
    ['en', 'He said привет to *them* and 你好 to us.', ['привет', '你好']],
    ['en', 'Naïve Łódź, Þorn and Việt: all Latin. The Ω, a π and a ☃.', []],
    ['en', 'Say [[təmˈɑːtoʊ]] and [[ʘǃǂ]].', []],
    ['de', 'Größe und Ähnlichkeit, nicht Ελλάδα.', ['Ελλάδα']],
    ['ru', 'Он сказал hello.', ['hello']],
    ['ja', '彼は hello と言った。', []],
    ['en', 'She read שלום<!-- lector:pause 1 --> aloud.', ['שלום']],
    ['en', 'Прощай, мой друг! he said.', ['Прощай, мой друг']],
    ['th', 'привет', []],
  ];
  for (const [language, text, words] of cases) {
    it(`${language}: ${text}`, () => assert.deepEqual(found(text, language), words));
  }

  it('is told with what to do', () => {
    const text = 'He said привет.';
    const manuscript = parseManuscript('a.md', text, { engine, skip: [], language: 'en', knownChunks: [] });
    assert.match(
      foreignLetters(manuscript)[0]?.message ?? '',
      /“привет” .* English.*“lang” mark.*pronunciations\.yaml/,
    );
  });
});
