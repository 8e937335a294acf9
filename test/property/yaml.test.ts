import assert from 'node:assert/strict';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { bookOrders } from '../../src/core/manuscript/bookOrders/index.js';
import { insideBook } from '../../src/core/manuscript/chapterFiles.js';
import { withoutWord, withPronunciation } from '../../src/core/manuscript/editPronunciations.js';
import { pronunciationOf, readPronunciations } from '../../src/core/manuscript/pronunciationsFile.js';
import { readBook } from '../../src/core/manuscript/readBook.js';
import { readFrontMatter } from '../../src/core/manuscript/readFrontMatter.js';
import { isLectorError } from '../../src/core/base/errors.js';
import { wordKey, type Pronunciation } from '../../src/core/model/pronunciation.js';
import { forAll } from './forAll.js';

const keys = ['title', 'author', 'language', 'lang', 'engine', 'voice', 'rate', 'chapters', 'schema_version', 'lector'];
const chapterNames = [
  'one.md',
  './two.md',
  '../out.md',
  '/etc/x.md',
  'C:\\x.md',
  '\\\\s\\h\\x.md',
  'a/../../x.md',
  '~/x.md',
];
const scalar = fc.oneof(
  fc.constantFrom('A', 'en', 'de-AT', 0.5, 1, 2, 9, -1, true, null, '', ...chapterNames),
  fc.string(),
);
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }), fc.jsonValue({ maxDepth: 2 }));
const fields = fc.dictionary(fc.oneof(fc.constantFrom(...keys, 'book'), fc.string()), value, { maxKeys: 6 });
const mapping = fc.oneof(
  fields,
  fc.tuple(fields, fields).map(([outer, inner]) => ({ ...outer, lector: inner })),
  fc.tuple(fields, fields).map(([outer, inner]) => ({ ...outer, book: inner })),
);
const token = fc.constantFrom(
  ...[
    'a: ',
    'title: ',
    'chapters:\n',
    '- ',
    '\n',
    '  ',
    '\t',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
    ': ',
    '#',
    '|\n',
    '>\n',
  ],
  ...[
    '&a ',
    '*a',
    '*b',
    '!!binary ',
    '!!js/function ',
    '<<: *a\n',
    '---\n',
    '...\n',
    '%YAML 9\n',
    '? ',
    '\u0000',
    '0x7f',
  ],
);
const texts = mapping.map((it) => stringify(it));
const noise = fc.array(fc.oneof(token, scalar.map(String)), { maxLength: 20 }).map((parts) => parts.join(''));
const yaml = fc.oneof(
  { weight: 4, arbitrary: texts },
  { weight: 2, arbitrary: mapping.map((it) => JSON.stringify(it)) },
  { weight: 4, arbitrary: noise },
  { weight: 4, arbitrary: fc.tuple(texts, fc.nat(), token).map((parts) => spliced(...parts)) },
  { weight: 1, arbitrary: fc.tuple(token, fc.nat(300)).map(([it, count]) => it.repeat(count)) },
);

const word = fc.record(
  {
    word: fc.oneof(fc.constantFrom('Ann', 'ann', 'St. John', '$5', "O'Shea", ''), scalar),
    alias: fc.oneof(fc.constantFrom('anne', '1984', 'yes', '# no', 'a: b', '- x'), scalar),
    ipa: fc.oneof(fc.constantFrom('ˈæn', '/ˈæn/', 'cat'), scalar),
    language: scalar,
    note: scalar,
    case: fc.constantFrom('exact', 'any', 'some'),
  },
  { requiredKeys: [] },
);
const words = fc.array(fc.oneof({ weight: 6, arbitrary: word }, value), { maxLength: 5 });
const pronunciations = fc.oneof(
  { weight: 6, arbitrary: words.map((it) => stringify({ pronunciations: it })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(words, fc.nat(), token)
      .map(([it, at, noise]) => spliced(stringify({ pronunciations: it }), at, noise)),
  },
  { weight: 2, arbitrary: yaml },
);

describe('YAML', () => {
  forAll(
    'pronunciations are read as far as they are good; one that is added is there, and costs no other',
    fc.tuple(pronunciations, word),
    ([text, given]) => {
      const { list, findings, broken } = readPronunciations(text);
      for (const { span, message } of findings) assert.ok(message && span && span.start <= text.length);
      assert.ok(findings.length > 0 || list.every((one) => one !== undefined));
      let one: Pronunciation;
      try {
        one = pronunciationOf(given);
      } catch (error) {
        assert.ok(isLectorError(error, 'BAD_ARGUMENT'));
        return;
      }
      let changed: string;
      try {
        changed = withPronunciation(text, one);
      } catch (error) {
        assert.ok(isLectorError(error, 'BAD_CONFIG'), String(error));
        return;
      }
      assert.equal(broken, undefined);
      const after = readPronunciations(changed).list;
      const others = (all: typeof list) => all.filter((other) => other && wordKey(other) !== wordKey(one));
      assert.deepEqual(others(after), others(list));
      assert.ok(
        after.some((other) => other && isDeepStrictEqual(other, one)),
        changed,
      );
      assert.deepEqual(
        others(readPronunciations(withoutWord(changed, one.word)).list),
        others(list).filter((other) => other && wordKey({ word: other.word }) !== wordKey({ word: one.word })),
      );
    },
  );

  const ordering = fc.tuple(fc.constantFrom(...bookOrders.map(({ id }) => id)), yaml);
  forAll(
    'a file that orders a book is read, or refused with its line; it names no chapter outside',
    ordering,
    async (it) => {
      const [name, text] = it;
      const world = {
        list: async () => [name, 'one.md', 'two.md'],
        read: async (file: string) => (file === name ? text : undefined),
      };
      const { title, rate, files, findings } = await readBook('/book', '/book', world, new AbortController().signal);
      assert.ok(title.trim() !== '' && isRate(rate));
      assert.ok(
        files.every((file) => ['one.md', 'two.md'].includes(file)),
        files.join(),
      );
      for (const { code, message } of findings) {
        assert.ok(message.startsWith(`${name}:`), message);
        if (code !== 'BAD_CONFIG') continue;
        const line = Number(/:(\d+): \S/.exec(message)?.[1]);
        assert.ok(line >= 1 && line <= text.split(/\r\n?|\n/).length, message);
      }
    },
  );

  forAll('front matter is read, or left out with a finding', yaml, (text) => {
    const manuscript = `---\n${text}\n---\n\nText.\n`;
    const { rate, findings, span, narrate } = readFrontMatter(manuscript);
    assert.ok(isRate(rate));
    assert.equal(typeof narrate, 'boolean');
    assert.ok(span.start === 0 && span.end <= manuscript.length);
    for (const { code, message } of findings) {
      assert.ok(['front-matter', 'unknown-key'].includes(code), code);
      assert.match(message, /^front matter:\d+: \S/);
    }
  });

  const part = fc.oneof(
    fc.constantFrom('..', '.', '', 'a', '...', 'C:', 'con', '~', '\\', '..\\', '\0', '//'),
    fc.string(),
  );
  const named = fc.array(part, { maxLength: 8 }).map((parts) => parts.join('/'));
  forAll('no path that is named leads out of its book, on any system', fc.tuple(named, named), ([folder, file]) => {
    const inside = insideBook(insideBook('', folder) ?? '', file);
    if (inside === undefined) return;
    for (const system of [path.posix, path.win32]) {
      const root = system === path.win32 ? 'C:\\Books\\Alice' : '/books/alice';
      const found = system.relative(root, system.resolve(root, inside));
      assert.ok(!found.startsWith('..') || /^\.\.[^/\\]/.test(found), found);
      assert.ok(!system.isAbsolute(found), found);
    }
  });
});

function isRate(rate = 1): boolean {
  return rate >= 0.5 && rate <= 2;
}

function spliced(text: string, at: number, extra: string): string {
  const place = at % (text.length + 1);
  return text.slice(0, place) + extra + text.slice(place);
}
