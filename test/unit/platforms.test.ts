import assert from 'node:assert/strict';
import path from 'node:path';
import { isOutside, toBookPath } from '../../src/core/jobs/bookWorld.js';
import { insideBook } from '../../src/core/manuscript/chapterFiles.js';
import { readBook } from '../../src/core/manuscript/readBook.js';
import { createLayout } from '../../src/core/store/layout.js';
import { safePath } from '../../src/core/store/safeName.js';
import { chapterUris } from '../../src/server/chapterUris.js';
import { toPath, toUri } from '../../src/server/uris.js';

const { posix, win32 } = path;

interface Place {
  readonly on: typeof posix;
  readonly root: string;
  readonly file: string;
  /** The file as a path in the book; undefined where it isn't in it. */
  readonly inBook: string | undefined;
}

const places: readonly Place[] = [
  { on: posix, root: '/books/alice', file: '/books/alice/one.md', inBook: 'one.md' },
  { on: posix, root: '/books/alice', file: '/books/alice/part 1/zwölf.md', inBook: 'part 1/zwölf.md' },
  { on: posix, root: '/books/alice', file: '/books/alice/..two.md', inBook: '..two.md' },
  { on: posix, root: '/books/alice', file: '/books/alice2/one.md', inBook: undefined },
  { on: posix, root: '/books/alice', file: '/one.md', inBook: undefined },
  { on: win32, root: 'C:\\Books\\Alice', file: 'C:\\Books\\Alice\\one.md', inBook: 'one.md' },
  { on: win32, root: 'C:\\Books\\Alice', file: 'c:\\books\\alice\\Part 1\\One.md', inBook: 'Part 1/One.md' },
  { on: win32, root: 'C:\\', file: 'C:\\one.md', inBook: 'one.md' },
  { on: win32, root: '\\\\server\\share\\Alice', file: '\\\\server\\share\\Alice\\one.md', inBook: 'one.md' },
  { on: win32, root: 'C:\\Books\\Alice', file: 'C:\\Books\\one.md', inBook: undefined },
  { on: win32, root: 'C:\\Books\\Alice', file: 'D:\\Books\\Alice\\one.md', inBook: undefined },
  { on: win32, root: 'C:\\Books\\Alice', file: '\\\\server\\share\\one.md', inBook: undefined },
  { on: win32, root: 'C:\\Books\\Alice', file: '\\\\?\\C:\\Windows\\one.md', inBook: undefined },
];

const nameOf = (system: typeof posix) => (system === win32 ? 'Windows' : 'POSIX');

describe('a file and its book', () => {
  for (const { on, root, file, inBook } of places) {
    it(`${file} in ${root} on ${nameOf(on)} is ${inBook ?? 'outside'}`, () => {
      assert.equal(isOutside(on.relative(root, file), on), inBook === undefined);
      if (inBook === undefined) return;
      assert.equal(toBookPath(root, file, on), inBook);
      const uriOf = chapterUris({ root, files: [inBook] }, root, { uriOf: (it) => toUri(it, on === win32) }, on);
      const uri = uriOf(`${inBook.slice(0, -3)}@a-part`) ?? assert.fail();
      assert.equal(on.relative(toPath(uri, on === win32), file), '');
    });
  }
});

describe('a path that a book file names', () => {
  const named: [folder: string, path: string, inBook: string | undefined][] = [
    ['', 'one.md', 'one.md'],
    ['', './part/../one.md', 'one.md'],
    ['src/', '../one.md', 'one.md'],
    ['src/', '../../one.md', undefined],
    ['', '/one.md', undefined],
    ['', '~/one.md', undefined],
    ['', 'C:/one.md', undefined],
    ['', './C:/one.md', undefined],
    ['', 'c:one.md', undefined],
    ['', 'part\\one.md', undefined],
    ['', '\\\\server\\share\\one.md', undefined],
    ['', '//server/share/one.md', undefined],
    ['', 'one.md\0.txt', undefined],
    ['', 'Chapter 1: Rain.md', 'Chapter 1: Rain.md'],
  ];
  for (const [folder, file, inBook] of named) {
    it(`${JSON.stringify(file)} in “${folder}” is ${inBook ?? 'refused'}`, () =>
      assert.equal(insideBook(folder, file), inBook));
  }

  it('is found where the disk spells its accents otherwise', async () => {
    const onDisk = 'cafe\u0301.md';
    const world = {
      list: async () => ['lector.yaml', onDisk],
      read: async (file: string) => (file === 'lector.yaml' ? 'chapters: [caf\u00e9.md]\n' : undefined),
    };
    const { files, findings } = await readBook('/book', '/book', world, new AbortController().signal);
    assert.deepEqual([files, findings], [[onDisk], []]);
  });
});

describe('a chapter’s files', () => {
  const ids: [id: string, names: readonly string[]][] = [
    ['chapter-01', ['chapter-01']],
    ['part-1/two@a-part', ['part-1', 'two@a-part']],
    ['aux/Con.md/com1', ['%61ux', '%43on.md', '%63om1']],
    ['dots.../space ', ['dots..%2E', 'space%20']],
    ['what?/a:b', ['what%3F', 'a%3Ab']],
    ['cafe\u0301', ['caf\u00e9']],
    ['../..', ['.%2E', '.%2E']],
  ];
  for (const [id, names] of ids) {
    it(`of ${JSON.stringify(id)} are named the same on every system`, () => {
      assert.deepEqual(safePath(id), names);
      for (const [on, root] of [
        [posix, '/book'],
        [win32, 'C:\\book'],
      ] as const) {
        const record = createLayout(root, on).record(id);
        assert.equal(record, on.join(root, '.lector', 'chapters', ...names) + '.json');
      }
    });
  }
});
