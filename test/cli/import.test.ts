import assert from 'node:assert/strict';
import { readdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { ImportReport } from '../../src/core/model/importedBook.js';
import { zippedEpub } from '../helpers/zippedBook.js';
import { inFolder, runLector } from './runLector.js';

const epub = zippedEpub({
  pages: {
    'c.xhtml': '<body epub:type="copyright-page"><p>© Ines</p></body>',
    'a.xhtml': '<h1>One: 1/2</h1><p>It was dark.<img src="a.png"/></p>',
    'b.xhtml': '<h1>Two</h1><p>Light.</p>',
  },
});
const bomb = zippedEpub({ pages: { 'a.xhtml': ' '.repeat(4_000_000) } });
const picture = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const shown = ['pics/a.png', '../secret.png', 'linked.png'].map((src) => `<img src="${src}" alt="A lamp">`);
const page = `<h1>One</h1><p>${shown.join('<br>')}</p><p>${'ab '.repeat(1_000_000)}</p>`;
const names = ['01-the-lamp.md', '02-one-1-2.md', '03-two.md'];

describe('lector import', () => {
  it('makes a book that the other commands know', () =>
    inFolder({ 'lamp.epub': epub }, async (cwd) => {
      const { code, stdout, stderr } = await runLector(['import', 'lamp.epub'], { cwd });
      assert.equal(code, 0, stderr);
      assert.match(stdout, /^The Lamp by Ines Marrow: 3 chapters, 9 words, in .*lamp$/m);
      assert.match(stdout, /^01-the-lamp\.md +The Lamp +1 +not narrated$/m);
      assert.match(stderr, /1 picture left out/);
      assert.deepEqual((await readdir(path.join(cwd, 'lamp'))).sort(), [...names, 'lector.yaml']);
      assert.equal(await readFile(path.join(cwd, 'lamp', '03-two.md'), 'utf8'), '# Two\n\nLight.\n');
      const chunks = await runLector(['coverage', 'lamp', '--json'], { cwd });
      const chapters = JSON.parse(chunks.stdout) as readonly { readonly title: string; readonly words: number }[];
      assert.deepEqual(
        chapters.map(({ title, words }) => [title, words]),
        [
          ['The Lamp', 1],
          ['One: 1/2', 6],
          ['Two', 2],
        ],
      );
    }));

  it('tells programs the same', () =>
    inFolder({ 'a.txt': 'I\n\nDark.\n' }, async (cwd) => {
      const { stdout } = await runLector(['import', 'a.txt', '-o', 'deep/book', '--json'], { cwd });
      const { folder, chapters, format } = JSON.parse(stdout) as ImportReport;
      assert.deepEqual([folder, format], [path.join(cwd, 'deep', 'book'), 'txt']);
      assert.deepEqual(chapters, [{ file: '01-i.md', title: 'I', words: 2, isNarrated: true }]);
    }));

  it('keeps the pictures beside a page, none that lie elsewhere, and names a chapter that is too long', () =>
    inFolder({ 'in/a.html': page, 'in/pics/a.png': picture, 'secret.png': picture }, async (cwd) => {
      await symlink(path.join(cwd, 'secret.png'), path.join(cwd, 'in', 'linked.png'));
      const { stdout, stderr, code } = await runLector(['import', 'in/a.html'], { cwd });
      assert.equal(code, 0, stderr);
      assert.match(stdout, /: 1 chapter, 1000007 words, 1 picture, in /);
      assert.match(stderr, /2 pictures left out/);
      assert.match(stderr, /01-one\.md has 3,000,\d+ characters; Lector reads up to 2,097,152\. Divide it/);
      assert.deepEqual((await readdir(path.join(cwd, 'a'))).sort(), ['01-one.md', 'images', 'lector.yaml']);
      assert.deepEqual(await readFile(path.join(cwd, 'a', 'images', 'a.png')), picture);
      assert.match(await readFile(path.join(cwd, 'a', '01-one.md'), 'utf8'), /^!\[A lamp\]\(images\/a\.png\)/m);
    }));

  const files = { 'bomb.epub': bomb, 'a.md': 'x', 'a.html': '<p>A.</p>', 'full/a': 'x' };
  for (const [what, args, code, next] of [
    ['a zip bomb', ['bomb.epub'], 'FILE_TOO_LARGE', 'convert it'],
    ['a file of another kind', ['a.md'], 'BAD_ARGUMENT', 'ends? in .epub'],
    ['a file that isn’t there', ['b.html'], 'FILE_MISSING', 'Check the path'],
    ['a folder that isn’t empty', ['a.html', '--out', 'full'], 'BAD_ARGUMENT', 'another folder'],
  ] as const) {
    it(`refuses ${what} and leaves nothing behind`, () =>
      inFolder(files, async (cwd) => {
        const before = (await readdir(cwd, { recursive: true })).sort();
        const { code: exit, stderr } = await runLector(['import', ...args], { cwd });
        assert.equal(exit, 1);
        assert.match(stderr, new RegExp(`error\\[${code}\\][^]*next: [^]*${next}`));
        assert.deepEqual((await readdir(cwd, { recursive: true })).sort(), before);
      }));
  }
});
