import { deepEqual, equal } from 'node:assert/strict';
import { readBook } from '../../src/core/manuscript/readBook.js';

interface BookCase {
  readonly name: string;
  /** Files by path; chapters may be left empty. */
  readonly files: Readonly<Record<string, string>>;
  readonly title?: string;
  readonly language?: string;
  readonly order: readonly string[];
  readonly orderedBy: string;
  readonly findings?: readonly string[];
}

const cases: readonly BookCase[] = [
  {
    name: 'lector.yaml before all others',
    files: {
      'lector.yaml': 'title: Tides\nchapters: [b.md, ./a.md]',
      'SUMMARY.md': '- [A](a.md)',
      'a.md': '',
      'b.md': '',
    },
    title: 'Tides',
    order: ['b.md', 'a.md'],
    orderedBy: 'lector.yaml',
  },
  {
    name: 'lector.yaml without chapters leaves the order to the next',
    files: { 'lector.yaml': 'title: Tides', 'SUMMARY.md': '- [A](a.md)', 'a.md': '', 'b.md': '' },
    title: 'Tides',
    order: ['a.md'],
    orderedBy: 'SUMMARY.md',
  },
  {
    name: 'an mdBook with drafts, anchors, spaces and nested lists',
    files: {
      'src/SUMMARY.md':
        '# Summary\n\n[Start](start.md)\n\n- [One](part%201/one.md#top)\n  - [Two](two.md)\n- [Draft]()\n- [Site](https://a.example/x.md)',
      'src/start.md': '',
      'src/part 1/one.md': '',
      'src/two.md': '',
    },
    order: ['src/start.md', 'src/part 1/one.md', 'src/two.md'],
    orderedBy: 'SUMMARY.md',
  },
  {
    name: 'Quarto with parts',
    files: {
      '_quarto.yml':
        'book:\n  title: Dunes\n  chapters:\n    - index.md\n    - part: First\n      chapters: [one.md]\n  appendices: [last.md]',
      'index.md': '',
      'one.md': '',
      'last.md': '',
    },
    title: 'Dunes',
    order: ['index.md', 'one.md', 'last.md'],
    orderedBy: '_quarto.yml',
  },
  {
    name: 'numbers in names',
    files: {
      '10-end.md': '',
      '2-middle.md': '',
      '01-start.md': '',
      'README.md': '',
      'CHANGELOG.md': '',
      'afterword.md': '',
    },
    order: ['01-start.md', '2-middle.md', '10-end.md', 'afterword.md'],
    orderedBy: 'prefix',
  },
  {
    name: 'hidden folders',
    files: { '.lector/a.md': '', '.git/b.md': '', 'node_modules/c/d.md': '', 'part-2/x.md': '', 'part-10/x.md': '' },
    order: ['part-2/x.md', 'part-10/x.md'],
    orderedBy: 'prefix',
  },
  {
    name: 'paths that lead out of the book or to nothing',
    files: {
      'lector.yaml': 'chapters: [../x.md, /etc/x.md, "C:/x.md", "part\\\\x.md", a/../../x.md, none.md, a.md, a.md]',
      'a.md': '',
    },
    order: ['a.md'],
    orderedBy: 'lector.yaml',
    findings: [...Array<string>(5).fill('PATH_OUTSIDE_BOOK'), 'FILE_MISSING'],
  },
  {
    name: 'the present version of lector.yaml',
    files: { 'lector.yaml': 'schema_version: 1\ntitle: Tides\nlanguage: de', 'a.md': '' },
    title: 'Tides',
    language: 'de',
    order: ['a.md'],
    orderedBy: 'prefix',
  },
  {
    name: 'version 0 of lector.yaml, which named the language otherwise',
    files: { 'lector.yaml': 'title: Tides\nlang: de', 'a.md': '' },
    title: 'Tides',
    language: 'de',
    order: ['a.md'],
    orderedBy: 'prefix',
  },
  {
    name: 'a newer lector.yaml is refused',
    files: { 'lector.yaml': 'title: Tides\nschema_version: 2', 'a.md': '' },
    order: ['a.md'],
    orderedBy: 'prefix',
    findings: ['BAD_CONFIG lector.yaml:2: schema_version: is newer than 1, which this Lector reads: update Lector'],
  },
  {
    name: 'a mistake in lector.yaml',
    files: { 'lector.yaml': 'title: Tides\nrate: 7', 'a.md': '' },
    order: ['a.md'],
    orderedBy: 'prefix',
    findings: ['BAD_CONFIG lector.yaml:2: rate: is over 2'],
  },
  { name: 'an empty lector.yaml', files: { 'lector.yaml': '', 'a.md': '' }, order: ['a.md'], orderedBy: 'prefix' },
  { name: 'nothing', files: {}, order: [], orderedBy: 'prefix' },
];

describe('books', () => {
  for (const { name, files, title = 'the-book', language, order, orderedBy, findings = [] } of cases) {
    it(name, async () => {
      const world = {
        list: () => Promise.resolve(Object.keys(files)),
        read: (path: string) => Promise.resolve(files[path]),
      };
      const book = await readBook('/books/the-book', '/books/the-book', world, new AbortController().signal);
      const told = book.findings.map(({ code, message }, index) =>
        findings[index]?.includes(' ') ? `${code} ${message}` : code,
      );
      deepEqual(
        { title: book.title, order: book.files, orderedBy: book.orderedBy, findings: told },
        { title, order, orderedBy, findings },
      );
      equal(book.language, language);
    });
  }
});
