import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensurePandoc } from '../../scripts/pandoc.mjs';
import { encodeHere } from '../../src/core/exporters/encode.js';
import { exporters } from '../../src/core/exporters/index.js';
import { importBook } from '../../src/core/jobs/importBook.js';
import { bookOf, memoryOut } from '../helpers/exportStage.js';
import { read } from '../helpers/imported.js';
import { noSignal } from '../helpers/keptBook.js';
import { spokenWords } from '../helpers/spokenWords.js';

/** What Pandoc calls each format, and the ending of its files. */
const formats = [
  ['epub3', '.epub'],
  ['epub2', '.epub'],
  ['docx', '.docx'],
  ['html', '.html'],
  ['plain', '.txt'],
] as const;

/** One white point. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Whole books, where they are, and the sample. */
const shared = process.env.LECTOR_MANUSCRIPTS ?? '';
const books = ['samples', ...['alice', 'hound'].map((name) => path.join(shared, name))];

describe('books that Pandoc made of Markdown come back as they were', function () {
  this.timeout(120_000);
  let folder = '';
  before(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'lector import '))));
  after(() => rm(folder, { recursive: true, force: true }));

  for (const book of books) {
    for (const [format, ending] of formats) {
      it(`${path.basename(book)} as ${format}: the same chapters, the same words`, async function () {
        const pandoc = await ensurePandoc();
        const missing = 'missing' in pandoc ? pandoc.missing : existsSync(book) ? undefined : `there is no ${book}`;
        if (missing !== undefined || 'missing' in pandoc) {
          console.log(`skipped: ${missing}`);
          this.skip();
        }
        const names = (await readdir(book)).filter((name) => name.endsWith('.md')).sort();
        const texts = await Promise.all(names.map((name) => readFile(path.join(book, name), 'utf8')));
        const file = path.join(folder, `${path.basename(book)}.${format}${ending}`);
        const about = ['-M', 'title=A Book', '-M', 'author=Somebody', '-M', 'lang=en'];
        const args = ['-f', 'gfm', '-s', '-t', format, '-o', file, ...about];
        const input = texts.map((text) => text.replace(/^---\n[^]*?\n---\n/, '')).join('\n\n');
        const { status, stderr } = spawnSync(pandoc.program, args, { input, encoding: 'utf8' });
        assert.equal(status, 0, stderr);

        const report = await importBook(
          { file, folder: path.join(folder, `${path.basename(book)} ${format}`) },
          noSignal,
        );
        const made = await Promise.all(
          report.chapters.map((chapter) => readFile(path.join(report.folder, chapter.file), 'utf8')),
        );
        const titles = texts.map((text) => /^# (.*)$/m.exec(text)?.[1]?.replace(/\s+/g, ' '));
        assert.deepEqual(
          report.chapters.map(({ title }) => title),
          titles,
        );
        const [words, expected] = [spokenWords(made), spokenWords(texts)];
        const at = words.findIndex((word, index) => word !== expected[index]);
        const around = (list: readonly string[]) => list.slice(Math.max(0, at - 5), at + 8).join(' ');
        assert.equal(at, -1, `“${around(words)}” instead of “${around(expected)}”`);
        assert.equal(words.length, expected.length);
      });
    }
  }
});

describe('a picture that Pandoc put into a book', function () {
  this.timeout(120_000);
  let folder = '';
  before(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'lector import '))));
  after(() => rm(folder, { recursive: true, force: true }));

  for (const [format, ending] of formats.filter(([, each]) => each !== '.txt')) {
    it(`comes out of ${format} byte for byte, with its description, and what is said stays`, async function () {
      const pandoc = await ensurePandoc();
      if ('missing' in pandoc) {
        console.log(`skipped: ${pandoc.missing}`);
        this.skip();
      }
      await writeFile(path.join(folder, 'The Lamp.png'), picture);
      const input = '# One\n\nIt was dark.\n\n![A small lamp](The%20Lamp.png)\n\n# Two\n\nLight.\n';
      const file = path.join(folder, `${format}${ending}`);
      const args = ['-f', 'gfm', '-s', '-t', format, '-o', file, '-M', 'title=A Book', '-M', 'lang=en'];
      const { status, stderr } = spawnSync(pandoc.program, args, { input, encoding: 'utf8', cwd: folder });
      assert.equal(status, 0, stderr);
      const report = await importBook({ file, folder: path.join(folder, format) }, noSignal);
      const made = await Promise.all(
        report.chapters.map((chapter) => readFile(path.join(report.folder, chapter.file), 'utf8')),
      );
      const [, name = ''] = /!\[A small lamp\]\((images\/[a-z\d-]+\.png)\)/.exec(made[0] ?? '') ?? [];
      assert.deepEqual(await readFile(path.join(report.folder, name)), picture, made[0]);
      assert.equal(report.pictures, 1);
      assert.equal(spokenWords(made).join(' '), 'One It was dark. A small lamp Two Light.');
    });
  }
});

it('what Lector exports as an EPUB comes back with the same chapters and words', async () => {
  const names = ['chapter-01.md', 'chapter-02.md'];
  const texts = Object.fromEntries(names.map((name) => [name, readFileSync(`samples/${name}`, 'utf8')]));
  const epub = exporters.find(({ id }) => id === 'epub');
  assert.ok(epub?.scope === 'book');
  const out = memoryOut();
  await epub.write(bookOf(texts, { byWord: true }), out, encodeHere, noSignal);
  const { title, author, chapters } = await read('epub', out.bytes());
  assert.deepEqual([title, author], ['The Lamp and the Press', 'Lector project']);
  assert.deepEqual(
    chapters.map((chapter) => chapter.title),
    ['Chapter I: The Keeper', 'Chapter II: The Printer'],
  );
  assert.deepEqual(spokenWords(chapters.map(({ markdown }) => markdown)), spokenWords(Object.values(texts)));
});
