import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { canListen, doubtfulChapter, settledRecords } from './doubtfulChapter.js';
import { breakEngine } from './faultyEngine.js';
import { records } from './kept.js';
import { bookFile } from './longChapter.js';
import { openBook } from './openBook.js';
import {
  cutNumbers,
  namelessControls,
  nameOfFocus,
  pauseHalfway,
  shareOfLast,
  soundNow,
  titlesOf,
} from '../helpers/inPage.mjs';
import { openPocketWorld, pocketFixture, type PocketWorld } from '../helpers/pocketWorld.js';
import { bookRow, hear, openChapter, readAlong, until } from './screen.js';
import { themes } from './themes.js';

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
    const dead = page.locator('tr[aria-rowindex]').nth(2).locator('td');
    assert.deepEqual((await dead.allInnerTexts()).slice(3, 5), ['espeak', 'en-us']);
    assert.equal(await dead.nth(3).getAttribute('title'), 'espeak: tried last');
    const misheard = page.locator('tr[aria-rowindex]').nth(5).locator('td.misheard');
    assert.equal(await misheard.count(), canListen ? 1 : 0);
    if (!canListen) return;
    // A narrow panel keeps it back.
    assert.match(await textOf(misheard), /^[1-9]\d* ?%$/);
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

  it('lays the recordings of a chunk beside one another, by keys', async () => {
    const { code } = book;
    const page = await code.frame('tr[aria-rowindex]');
    const earlier = await doubted();
    await page.getByRole('button', { name: 'Speak again, chunk 5' }).click();
    await until('it was spoken again', async () => (await doubted()) !== earlier);
    await settledRecords(book);
    await page.getByRole('button', { name: 'Recordings, chunk 5' }).press('Enter');
    const takes = page.getByRole('region', { name: 'Recordings of chunk 5' }).getByRole('listitem');
    await until('both show', async () => (await takes.count()) === 2);
    assert.match(await textOf(takes.first()), /^A espeak en-us 0:0\d .* in use Use this recording$/);
    assert.match(await textOf(takes.last()), /^B espeak en-us 0:0\d .* Use this recording$/);
    await until('the first has the focus', async () => (await page.evaluate(nameOfFocus)).startsWith('Play, A: '));
    await code.page.keyboard.press('Enter');
    await until('it is heard', async () => (await page.evaluate(soundNow)).source !== '');
    await page.evaluate(pauseHalfway);
    await code.page.keyboard.press('x');
    await until('the other one is past its half', async () => (await page.evaluate(shareOfLast)) >= 0.5);
  });

  for (const [name, theme] of Object.entries(themes)) {
    it(`its recordings can be seen: ${name}`, async () => {
      const { code } = book;
      await code.page.setViewportSize({ width: 1400, height: 900 });
      await code.setTheme(theme);
      const page = await openTakes();
      assert.deepEqual(await page.evaluate(cutNumbers), []);
      assert.deepEqual(await page.evaluate(namelessControls), []);
      await code.screenshot(`report-takes-${name}`);
    });
  }

  it('has the recording that was chosen play, and accepts it', async () => {
    const { code } = book;
    const page = await openTakes();
    const takes = page.locator('.takes li');
    const later = await doubted();
    await takes
      .last()
      .getByRole('button', { name: /^Use this recording/ })
      .click();
    await until('it is kept', async () => (await doubted()) !== later);
    await until('it is in use', async () => (await takes.last().innerText()).includes('in use'));
    const cell = page.locator('tr[aria-rowindex]').nth(4).locator('td.checks');
    await until('it is accepted', async () => (await cell.textContent()) === 'accepted as it is');
    await takes.last().getByRole('button', { name: /^Play/ }).focus();
    await code.page.keyboard.press('Escape');
    await until('the list is closed', async () => (await takes.count()) === 0);
    assert.equal(await page.evaluate(nameOfFocus), 'Recordings, chunk 5');
  });

  it('says how many chunks failed in this narration and in the one before', async () => {
    const { code, folder } = book;
    const file = path.join(folder, '.lector', 'chapters', 'doubtful.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replaceAll(/"at":"[^"]+"/g, '"at":"2026-01-02T10:00:00.000Z"'));
    const page = await code.frame('tr[aria-rowindex]');
    await page.getByRole('button', { name: 'Speak again, chunk 3' }).click();
    const trend = page.getByRole('img', { name: 'In the last 2 narrations: 2, 1' });
    await until('the trend shows', () => trend.isVisible());
    assert.equal(await textOf(trend), '2 → 1');
    assert.match((await trend.getAttribute('title')) ?? '', /^Jan 2, 2026.*: 2 of 6 chunks\n.*: 1 of 1 chunks$/);
  });

  for (const [name, theme] of Object.entries(themes)) {
    it(`its trend can be seen: ${name}`, async () => {
      const { code } = book;
      await code.setTheme(theme);
      const page = await code.frame('.trend');
      await until('it shows', () => page.locator('.trend').first().isVisible());
      assert.deepEqual(await page.evaluate(cutNumbers), []);
      await code.screenshot(`report-trend-${name}`);
    });
  }

  /** Choosing a theme closes them with Escape. */
  async function openTakes(): Promise<Frame> {
    const page = await book.code.frame('tr[aria-rowindex]');
    await page.getByRole('button', { name: 'Recordings, chunk 5' }).click();
    await until('they show', () => page.locator('.takes').isVisible());
    return page;
  }

  async function doubted(): Promise<string | null | undefined> {
    return (await records(book, 'doubtful'))[4]?.audio_path;
  }

  async function textOf(element: Locator): Promise<string> {
    return (await element.innerText()).replace(/\s+/g, ' ').trim();
  }
});

describe('host: the Chapter Report of a program that speaks', () => {
  const settings: Record<string, unknown> = {
    'lector.hearing.when': 'never',
    'lector.playback.playWhileNarrating': false,
  };
  let world: PocketWorld;
  before(async () => {
    world = await openPocketWorld(pocketFixture);
    settings['lector.engines.options'] = { 'pocket-tts': world.options };
  });
  const book = openBook({
    settings,
    files: {
      'lector.yaml': bookFile('hummed.md'),
      'hummed.md':
        '---\nlector:\n  engine: pocket-tts\n  voice: low\n---\n\n# Hummed\n\nThe keeper lit the lamp before dark.\n',
    },
  });
  after(() => world.dispose());

  it('tells what its start and its speaking took, and whether its voice was there', async () => {
    const { code } = book;
    await openChapter(book, 'hummed.md');
    await code.command('Lector: Narrate Chapter');
    await bookRow(book, 'Hummed', /2\/2 ready/);
    await code.command('Lector: Show Chapter Report');
    const page = await code.frame('tr[aria-rowindex]');
    const told = await page.locator('td.rtf').evaluateAll(titlesOf);
    assert.match(told.join('\n'), /program started in \d+\.\d s\nspoken in \d+\.\d s\nvoice made anew/);
    assert.equal(told.filter((one) => /spoken in \d+\.\d s\nvoice /.test(one)).length, 2, told.join('\n'));
  });
});
