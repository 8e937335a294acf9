import assert from 'node:assert/strict';
import { checkBookFile } from '../../src/core/manuscript/checkBookFile.js';
import { readFrontMatter } from '../../src/core/manuscript/readFrontMatter.js';
import type { Finding } from '../../src/core/model/verdict.js';

/** A text and what is wrong with it: code, the words it is on, and a part of the message. */
type Case = readonly [text: string, ...findings: readonly (readonly [code: string, on: string, says: string])[]];

function check(
  text: string,
  findings: readonly Finding[],
  expected: readonly (readonly [string, string, string])[],
): void {
  const found = findings.map(({ code, span }) => [code, text.slice(span?.start, span?.end).trimEnd()]);
  assert.deepEqual(
    found,
    expected.map(([code, on]) => [code, on]),
  );
  findings.forEach(({ message }, index) => assert.ok(message.includes(expected[index]?.[2] ?? '?'), message));
}

describe('findings of lector.yaml are on their words', () => {
  const files = new Set(['a.md', 'part/b.md', '03.md']);
  const cases: readonly Case[] = [
    ['title: Tides\nchapters: [a.md, ./part/b.md]\n'],
    [''],
    ['titel: Tides', ['unknown-key', 'titel', 'titel: Lector doesn’t know this key. It knows schema_version, title']],
    ['title: Tides\nrate: fast', ['BAD_CONFIG', 'fast', 'rate: is not a number']],
    ['rate: 7\nlanguage: 9', ['BAD_CONFIG', '9', 'language: is not'], ['BAD_CONFIG', '7', 'rate: is over 2']],
    ['cover: art/a.png'],
    ['cover: art/../../a.png', ['PATH_OUTSIDE_BOOK', 'cover', '“art/../../a.png” leads out of the book']],
    ['chapters:\n  - a.md\n  - c.md', ['FILE_MISSING', 'c.md', 'no Markdown file “c.md”']],
    ['chapters: ["../x.md"]', ['PATH_OUTSIDE_BOOK', '"../x.md"', 'leads out of the book']],
    ['chapters:\n  - C:\\x.md', ['PATH_OUTSIDE_BOOK', 'C:\\x.md', 'forward slashes']],
    ['chapters: [[a.md]]', ['BAD_CONFIG', '[a.md]', 'chapters.0: is not a text']],
    ['metadata:\n  chapters:\n    a: {title: A}\n    part/b@first: {title: B}\n    "03": {title: C}\n'],
    ['metadata:\n  chapters:\n    c: {title: C}', ['no-chapter', 'c', 'There is no chapter “c” in this book']],
    ['metadata:\n  chapters:\n    03: {title: C}', ['no-chapter', '03', 'the number 3. Write it in quotes: “03”']],
    ['- a.md', ['BAD_CONFIG', '- a.md', 'is not a list of keys and values']],
    ['title: "Tides', ['BAD_CONFIG', '', 'Missing closing']],
    [
      `title: ${'['.repeat(31)}${']'.repeat(31)}`,
      ['BAD_CONFIG', `${'['.repeat(31)}${']'.repeat(31)}`, 'is not a text'],
    ],
    [`title: ${'['.repeat(32)}${']'.repeat(32)}`, ['BAD_CONFIG', '[', 'is nested deeper than 32 levels']],
    ['- '.repeat(100_000), ['BAD_CONFIG', '-', 'is nested deeper than 32 levels']],
    ['? '.repeat(100_000), ['BAD_CONFIG', '?', 'is nested deeper than 32 levels']],
    ['? {a: b}\n: c', ['BAD_CONFIG', '{a: b}', 'a key is no plain text']],
    ['title: a\ntitle: b', ['BAD_CONFIG', 't', 'unique']],
    [`a: &x [1]\nb: [${'*x, '.repeat(30)}]`, ['BAD_CONFIG', `a: &x [1]\nb: [${'*x, '.repeat(30)}]`, 'alias']],
  ];
  for (const [text, ...expected] of cases) {
    it(JSON.stringify(text.slice(0, 60)), () => check(text, checkBookFile(text, files), expected));
  }
});

describe('findings of front matter are on their words', () => {
  const cases: readonly Case[] = [
    ['---\ntitle: A\nlector:\n  rate: 1\nhugo: {x: 1}\n---\nText'],
    ['---\r\nlector:\r\n  rate: 9\r\n---\r\n', ['front-matter', '9', 'front matter:3: lector.rate: is over 2']],
    [
      '\uFEFF---\nlector:\n  speed: 1\n---\n',
      ['unknown-key', 'speed', 'front matter:3: lector.speed: Lector doesn’t know'],
    ],
    ['---\nlector: fast\n---\n', ['front-matter', 'fast', 'is not a block of settings']],
    [
      '---\nlang: 5\nlector:\n  narrate: no!\n---\n',
      ['front-matter', '5', 'lang'],
      ['front-matter', 'no!', 'neither true nor false'],
    ],
  ];
  for (const [text, ...expected] of cases) {
    it(JSON.stringify(text), () => check(text, readFrontMatter(text).findings, expected));
  }
});
