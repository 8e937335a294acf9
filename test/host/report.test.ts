import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { canListen, doubtfulChapter, settledRecords } from './doubtfulChapter.js';
import { breakEngine } from './faultyEngine.js';
import { records } from './kept.js';
import { openBook } from './openBook.js';
import { cutNumbers } from '../helpers/inPage.mjs';
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
    assert.deepEqual([cells[0], cells[1], cells[3]], ['2', 'ready', 'espeak']);
    assert.equal(await (await row(2)).locator('td.checks').innerText(), 'passed');
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

const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
} as const;

describe('host: the Chapter Report of a chapter with failures', () => {
  const book = openBook(doubtfulChapter);

  it('counts kinds of failures and what became of them, and words that were misheard', async () => {
    const { code } = book;
    await breakEngine(code.extensionFolder);
    await openChapter(book, 'doubtful.md');
    await code.command('Lector: Narrate Chapter');
    await settledRecords(book);
    await bookRow(book, 'The Lighthouse', /, 5\/6 ready .*1 failed/);
    await code.command('Lector: Show Chapter Report');
    const page = await code.frame('tr[aria-rowindex]');
    const failures = page.getByRole('region', { name: 'Failures' });
    await until('failures show', () => failures.isVisible());
    assert.equal(await textOf(failures), 'Failures bad audio 2 chunks, 1 of them repaired');
    const totals = await textOf(page.locator('.totals'));
    assert.match(totals, /Failed 1 /);
    assert.match(totals, canListen ? /Misheard [1-9]\d* ?%$/ : /Real-time factor [\d.]+$/);
    const misheard = page.locator('tr[aria-rowindex]').nth(5).locator('td.misheard');
    assert.equal(await misheard.count(), canListen ? 1 : 0);
    if (!canListen) return;
    assert.match(await misheard.innerText(), /^[1-9]\d* ?%$/);
    assert.match((await misheard.getAttribute('title')) ?? '', /otherword → .*yesterday/);
  });

  it('is whole beside the text: nothing is cut but texts, and nothing lies beyond its edge', async () => {
    const { code } = book;
    const page = await code.frame('tr[aria-rowindex]');
    assert.deepEqual(await page.evaluate(cutNumbers), []);
    await code.screenshot('report-failures-beside');
  });

  for (const [name, theme] of Object.entries(themes)) {
    it(`is whole in a wide window: ${name}`, async () => {
      const { code } = book;
      await code.page.setViewportSize({ width: 2400, height: 900 });
      await code.setTheme(theme);
      const page = await code.frame('tr[aria-rowindex]');
      await until('the table is wide', () => page.locator('td.voice').first().isVisible());
      assert.deepEqual(await page.evaluate(cutNumbers), []);
      await code.screenshot(`report-failures-${name}`);
    });
  }

  async function textOf(element: Locator): Promise<string> {
    return (await element.innerText()).replace(/\s+/g, ' ').trim();
  }
});
