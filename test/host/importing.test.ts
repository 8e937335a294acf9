import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { editorShown } from '../helpers/workbench.js';
import { zippedEpub } from '../helpers/zippedBook.js';
import { openBook } from './openBook.js';
import { bookRow, until } from './screen.js';

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const epub = zippedEpub({
  pages: {
    'a.xhtml': '<h1>The Door</h1><p>It was open.</p><p><img src="door.png" alt="An open door"/></p>',
    'b.xhtml': '<h1>The Stairs</h1><p>They led down.</p><form><input/></form>',
  },
  more: { 'OEBPS/door.png': picture },
});
const lexicon = `<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
  <lexeme><grapheme>Orlan</grapheme><phoneme>ˈɔːɹlən</phoneme></lexeme>
  <lexeme><grapheme>Tor</grapheme><phoneme alphabet="x-sampa">tO:</phoneme></lexeme>
</lexicon>
`;

describe('host: importing', () => {
  const book = openBook({
    async prepare(folder) {
      await writeFile(path.join(folder, 'door.epub'), epub);
      await writeFile(path.join(folder, 'names.pls'), lexicon);
      return folder;
    },
  });
  const input = () => book.code.page.locator('.quick-input-widget:visible input[type=text]');
  const toast = (text: string) => book.code.page.locator('.notification-toast', { hasText: text });

  /** Answers a dialog for files, or an input box, once it shows what fits. */
  async function answer(fits: RegExp, text: string): Promise<void> {
    await until(`it asks for ${String(fits)}`, async () => fits.test(await input().inputValue()));
    await input().fill(text);
    await input().press('Enter');
  }

  it('a book: asks for the file, a folder and its name, and opens what it made', async () => {
    const { code, folder } = book;
    const inFolder = (name: string) => path.join(folder, name);
    await code.command('Lector: Import Book…');
    await answer(/\/the-lamp-and-the-press\//, inFolder('door.epub'));
    await code.page.getByText('Import (2 of 3)').waitFor();
    await answer(/\/the-lamp-and-the-press\//, `${folder}/`);
    await code.page.getByText('Import (3 of 3)').waitFor();
    await code.screenshot('import-name');
    await input().fill('door.epub');
    await code.page.getByText('“door.epub” is there already').waitFor();
    await answer(/^door\.epub$/, 'door');
    const told = toast('“The Lamp” has 2 chapters.');
    await told.waitFor();
    await code.screenshot('imported');
    assert.deepEqual((await readdir(inFolder('door'))).sort(), [
      ...['01-the-door.md', '02-the-stairs.md', 'images', 'lector.yaml'],
    ]);
    assert.deepEqual(await readFile(inFolder('door/images/door.png')), picture);
    await told.getByRole('button', { name: 'Show Report' }).click();
    const report = await code.frame('h1');
    await report.getByText('1 field or button left out.').waitFor();
    await code.screenshot('import-report');
    await told.getByRole('button', { name: 'Open Book' }).click();
    await bookRow(book, 'The Door', /not narrated/);
    await code.page.getByText('It was open.').waitFor();
    await code.screenshot('import-opened');
  });

  it('pronunciations: from a lexicon, and back', async () => {
    const { code, folder } = book;
    await code.openFile('chapter-01.md');
    await code.command('Lector: Import Pronunciations…');
    await code.page.locator('.quick-input-list').getByText('names.pls').waitFor();
    await answer(/\//, path.join(folder, 'names.pls'));
    const added = toast('Words added: 1. Kept as they were: 0. Left out: 1.');
    await added.waitFor();
    assert.match(await readFile(path.join(folder, 'pronunciations.yaml'), 'utf8'), /word: Orlan\n +ipa: ˈɔːɹlən/);
    await added.getByRole('button', { name: 'Open pronunciations.yaml' }).click();
    await editorShown(code.page, 'pronunciations.yaml');
    await code.openFile('chapter-01.md');
    await code.command('Lector: Export Pronunciations…');
    await answer(/pronunciations\.pls$/, path.join(folder, 'ours.pls'));
    await toast('Words written: 1. Left out: 0.').waitFor();
    assert.match(await readFile(path.join(folder, 'ours.pls'), 'utf8'), /<grapheme>Orlan<\/grapheme>/);
    await code.screenshot('pronunciations-exported');
  });
});
