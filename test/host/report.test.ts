import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { records } from './kept.js';
import { openBook } from './openBook.js';
import { bookRow, hear, openChapter, readAlong, until } from './screen.js';

describe('host: the Chapter Report', () => {
  const book = openBook();

  it('has a row for each chunk, with its state, engine and checks', async () => {
    const { code } = book;
    await openChapter(book, 'chapter-01.md');
    await code.command('Lector: Show Chapter Report');
    await until('ten rows show', async () => (await (await rows()).count()) === 10);
    await code.command('View: Focus First Editor Group');
    await code.command('Lector: Narrate Chapter');
    await bookRow(book, 'Chapter I', /10\/10 ready/);
    await until('every row is ready', async () => (await (await rows()).filter({ hasText: 'ready' }).count()) === 10);
    const cells = await (await row(2)).locator('td').allInnerTexts();
    assert.deepEqual([cells[0], cells[1], cells[3], cells[7]], ['2', 'ready', 'espeak', 'passed']);
    assert.match(cells[2] ?? '', /^Nobody had asked/);
    assert.match(cells[5] ?? '', /^0:\d\d$/);
  });

  it('plays a chunk', async () => {
    await (await row(4)).getByRole('button', { name: 'Play, chunk 4' }).click();
    await until('its words are marked', async () =>
      (await readAlong(book)).sentence.startsWith('At 5:30 every evening'),
    );
    await hear(book);
  });

  it('speaks a chunk again', async () => {
    const before = await tries(4);
    await (await row(4)).getByRole('button', { name: 'Speak again, chunk 4' }).click();
    await until('it was spoken again', async () => (await tries(4)) !== before);
    await until('it is ready', async () => (await (await row(4)).innerText()).includes('ready'));
  });

  it('shows a chunk in the text', async () => {
    await (await row(10)).getByRole('button', { name: 'Show in text, chunk 10' }).click();
    const last = book.code.page.locator('.view-line').filter({ hasText: 'schooner' });
    await until('its line shows', async () => last.first().isVisible());
  });

  async function rows(): Promise<Locator> {
    return (await book.code.frame('table')).locator('tr[aria-rowindex]');
  }

  async function row(number: number): Promise<Locator> {
    return (await rows()).nth(number - 1);
  }

  async function tries(number: number): Promise<string> {
    return JSON.stringify((await records(book, 'chapter-01'))[number - 1]?.attempts);
  }
});
