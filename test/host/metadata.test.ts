import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { namelessControls, nameOfFocus } from '../helpers/inPage.mjs';
import { runByKeys } from './keys.js';
import { openBook } from './openBook.js';
import { openChapter, until } from './screen.js';
import { picturesInThemes } from './themes.js';

describe('host: Book Metadata', () => {
  const book = openBook();
  const yaml = () => readFile(path.join(book.folder, 'lector.yaml'), 'utf8');
  const page = () => book.code.frame('.field');
  const proposal = async (name: string): Promise<Locator> =>
    (await page()).getByRole('group', { name: `Proposal for ${name}`, exact: true });

  it('proposes what is empty, and writes what is accepted into lector.yaml, by keys', async () => {
    const { code } = book;
    await openChapter(book, 'chapter-01.md');
    await code.command('Lector: Show Chapter Report');
    await code.frame('tr[aria-rowindex]');
    await runByKeys(code.page, 'Lector: Show Book Metadata');
    await page();
    const columns = code.page.locator('.part.editor .editor-group-container');
    assert.equal(await columns.count(), 2, 'pages share the column beside the text');
    await (await page()).getByRole('button', { name: 'Propose What Is Empty' }).press('Enter');
    const short = await proposal('Short description');
    await until('it is proposed', () => short.isVisible());
    await code.command('View: Focus First Editor Group');
    await picturesInThemes(code, 'metadata-proposed');
    await (
      await proposal('Short description')
    )
      .getByRole('button', { name: 'Accept, Short description' })
      .press('Enter');
    await until('it is written', async () => /^ {2}short_description: Nobody had asked/m.test(await yaml()));
    await until('it is told as accepted', async () =>
      (await (await page()).locator('.field').nth(3).innerText()).includes('accepted from rules'),
    );
    assert.equal(await (await proposal('Short description')).count(), 0);
  });

  it('rejects what is not wanted, and leaves the file as it is', async () => {
    const before = await yaml();
    const title = await proposal('YouTube title');
    await title.getByRole('button', { name: 'Reject, YouTube title' }).press('Enter');
    await until('it is gone', async () => (await title.count()) === 0);
    assert.equal(await yaml(), before);
  });

  it('lets a person write, counts the words, and refuses what is too long', async () => {
    const { code } = book;
    const frame = await page();
    await frame.getByRole('button', { name: 'Edit, Narrator' }).press('Enter');
    await until('the box has the focus', async () => (await frame.evaluate(nameOfFocus)) === 'Narrator');
    await code.page.keyboard.type('Ines Marrow');
    await code.page.keyboard.press('Control+Enter');
    await until('it is written', async () => /^ {2}narrator: Ines Marrow$/m.test(await yaml()));
    await frame.getByRole('button', { name: 'Edit, Chapter summary, Chapter I: The Keeper' }).first().press('Enter');
    const box = 'Chapter summary, Chapter I: The Keeper';
    await until('that box has it, too', async () => (await frame.evaluate(nameOfFocus)) === box);
    await code.page.keyboard.type(Array.from({ length: 31 }, (_, at) => `word${at}`).join(' '));
    await until('it can’t be saved', () => frame.getByRole('button', { name: 'Save' }).isDisabled());
    await code.page.keyboard.press('Escape');
    await until('the focus is back', async () =>
      (await frame.evaluate(nameOfFocus)).startsWith('Edit, Chapter summary'),
    );
    assert.doesNotMatch(await yaml(), /word30/);
    assert.deepEqual(await frame.evaluate(namelessControls), []);
  });

  it('lays the book out for YouTube', async () => {
    const { code } = book;
    const frame = await page();
    await frame.getByRole('button', { name: 'Lay Out Chapters' }).press('Enter');
    const description = frame.getByLabel('Description', { exact: true });
    await until('it shows', () => description.isVisible());
    assert.match(await frame.locator('.notes').innerText(), /Nothing is narrated yet/);
    await description.scrollIntoViewIfNeeded();
    await code.screenshot('metadata-youtube');
  });
});
