import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBooks } from '../../src/core/jobs/findBooks.js';
import { openBook } from '../../src/core/jobs/openBook.js';

const { signal } = new AbortController();

async function inFolder(files: readonly string[], act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lector books '));
  try {
    for (const file of files) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), file.endsWith('.md') ? 'Words.' : '');
    }
    await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the books of a folder', () => {
  const cases: readonly { name: string; files: readonly string[]; books: Readonly<Record<string, string[]>> }[] = [
    { name: 'without a book file', files: ['one.md', 'part/two.md'], books: { '': ['one.md', 'part/two.md'] } },
    { name: 'with one', files: ['lector.yaml', 'one.md'], books: { '': ['one.md'] } },
    { name: 'that is empty', files: [], books: { '': [] } },
    {
      name: 'that holds two',
      files: ['b/lector.yaml', 'b/two.md', 'a/lector.yaml', 'a/one.md', 'README.md'],
      books: { a: ['one.md'], b: ['two.md'] },
    },
    {
      name: 'that holds one beside chapters of its own',
      files: ['a/lector.yaml', 'a/one.md', 'loose.md'],
      books: { '': ['loose.md'], a: ['one.md'] },
    },
    {
      name: 'in which others are hidden',
      files: ['one.md', 'node_modules/x/lector.yaml', '.git/lector.yaml'],
      books: { '': ['one.md'] },
    },
  ];
  for (const { name, files, books } of cases) {
    it(name, () =>
      inFolder(files, async (folder) => {
        const found: Record<string, readonly string[]> = {};
        for (const root of await findBooks(folder, signal)) {
          found[path.relative(folder, root)] = (await openBook({ path: root }, signal)).book.files;
        }
        assert.deepEqual(found, books);
      }),
    );
  }
});

describe('the book of a file', () => {
  const cases: readonly { name: string; files: readonly string[]; file: string; text?: string; book: string[] }[] = [
    {
      name: 'that lies alone: only its own folder is looked at',
      files: ['one.md', 'two.md', 'deep/three.md'],
      file: 'one.md',
      book: ['one.md', 'two.md'],
    },
    {
      name: 'of a marked folder: also what lies below',
      files: ['lector.yaml', 'one.md', 'deep/three.md'],
      file: 'one.md',
      book: ['deep/three.md', 'one.md'],
    },
    { name: 'that has a text but no folder', files: [], file: 'nowhere/Untitled-1.md', text: 'Hello.', book: [] },
  ];
  for (const { name, files, file, text, book } of cases) {
    it(name, () =>
      inFolder(files, async (folder) => {
        const asked = { path: path.join(folder, file), ...(text === undefined ? {} : { text }) };
        const opened = await openBook(asked, signal);
        assert.deepEqual([opened.file, opened.book.files], [path.basename(file), book]);
      }),
    );
  }
});
