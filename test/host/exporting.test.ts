import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { openBook } from './openBook.js';
import { bookRow, openChapter, until } from './screen.js';

describe('host: exporting a book', () => {
  const book = openBook();

  it('asks for formats, what and where to, and says what it wrote', async () => {
    const { code, folder } = book;
    await openChapter(book, 'chapter-01.md');
    await code.command('Lector: Narrate Book');
    await bookRow(book, 'Chapter II: The Printer', /17\/17 ready/);

    await code.command('Lector: Export Book…');
    const list = code.page.locator('.quick-input-list');
    await list.getByText('WebVTT').first().click();
    await list.getByText('MP3', { exact: true }).first().click();
    await code.screenshot('export-formats');
    await code.page.keyboard.press('Enter');
    await list.getByText('The whole book').click();
    const input = code.page.locator('.quick-input-box input');
    await until('a folder is asked for', async () => (await input.inputValue()).includes(path.basename(folder)));
    await code.page.getByRole('button', { name: 'Export', exact: true }).first().click();
    const toast = code.page.locator('.notification-toast', { hasText: '4 files exported' });
    await until('a message says so', () => toast.isVisible());
    await code.screenshot('exported');
    const names = (await readdir(folder)).filter((name) => /\.(mp3|vtt)$/.test(name)).sort();
    assert.equal(names.length, 4, names.join());
  });

  it('the Chapter Report says that every word is heard', async () => {
    const { code } = book;
    await code.command('Lector: Show Chapter Report');
    const report = await code.frame('.coverage');
    await until('the words are counted', async () =>
      ((await report.locator('.coverage').textContent()) ?? '').includes('262 of 262 words are heard'),
    );
    await report.locator('.coverage').scrollIntoViewIfNeeded();
    await code.screenshot('report-coverage');
  });

  it('says what a store would refuse of the files that were written', async () => {
    const { code, folder } = book;
    await code.command('Lector: Check Against Store Spec…');
    const list = code.page.locator('.quick-input-list');
    await list.getByText('ACX').first().click();
    await list.getByText('A folder of audio files…').click();
    const input = code.page.locator('.quick-input-box input');
    await until('a folder is asked for', async () => (await input.inputValue()).includes(path.basename(folder)));
    await code.page.getByRole('button', { name: 'Check', exact: true }).first().click();
    const report = await code.frame('table:has-text("01-chapter-i-the-keeper.mp3")');
    await report.locator('table', { hasText: '02-chapter-ii-the-printer.mp3' }).first().waitFor();
    await code.screenshot('store-check');
  });
});
