import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { labelsOf, namelessControls, nameOfFocus } from '../helpers/inPage.mjs';
import { records } from './kept.js';
import { openByKeys, runByKeys } from './keys.js';
import { bookFile } from './longChapter.js';
import { openBook } from './openBook.js';
import { bookRow, bookRows, hear, readAlong, sound, until } from './screen.js';

/** Nothing here touches the mouse. */
describe('host: without a mouse', () => {
  const book = openBook({
    files: {
      'lector.yaml': bookFile('chapter-01.md', 'spelled.md'),
      'spelled.md': `# Spelled\n\nShe wrote it down as ${'x'.repeat(40)}.\n\nHe read it.\n`,
    },
    settings: { 'lector.playback.playWhileNarrating': false },
  });

  it('a chapter is opened and a voice is chosen', async () => {
    const { page } = book.code;
    await openByKeys(page, 'chapter-01.md');
    await runByKeys(page, 'Lector: Choose Voice…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'English (America)' }).first().waitFor();
    await page.keyboard.type('Received');
    await until('the voice is offered', () => focusedRow(page, /Received Pronunciation/));
    await book.code.screenshot('choose-voice-by-keys');
    await page.keyboard.press('Enter');
    await until('the choice is kept', async () => /"lector.voice": *"en-gb-x-rp"/.test(await book.code.settings()));
  });

  it('it is narrated and played with that voice, paused, and stepped through', async () => {
    const { page } = book.code;
    await runByKeys(page, 'Lector: Narrate Chapter');
    await bookRow(book, 'Chapter I: The Keeper', /10\/10 ready/);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+Alt+Enter');
    await hear(book);
    await page.keyboard.press('Shift+Alt+P');
    await until('it pauses', async () => !(await sound(book)).isPlaying);
    await page.keyboard.press('Shift+Alt+P');
    await hear(book);
    const before = (await readAlong(book)).sentence;
    await runByKeys(page, 'Lector: Next Sentence');
    await until('the next sentence is read', async () => {
      const { sentence } = await readAlong(book);
      return sentence !== '' && sentence !== before;
    });
    await runByKeys(page, 'Lector: Stop');
  });

  it('the rows of the Book view are walked through, and say where they stand', async () => {
    const { page } = book.code;
    await runByKeys(page, 'Lector: Focus on Book View');
    await page.keyboard.press('Home');
    await until('the first chapter has the focus', () => focusedInTree(page, /^Chapter I: The Keeper, 10\/10 ready/));
    await page.keyboard.press('ArrowRight');
    await bookRow(book, '1, ready', /Chapter one: The Keeper/);
    await page.keyboard.press('ArrowDown');
    await until('its first chunk has the focus', () => focusedInTree(page, /^1, ready · 0:\d\d: Chapter one/));
    await book.code.screenshot('book-view-by-keys');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until('its words are shown', () => page.getByText('Ln 3, Col 1').isVisible());
  });

  it('a chapter has its rows whenever it is opened, also while the book changes', async () => {
    const { page } = book.code;
    const openAndClose = async (waitMs: number): Promise<void> => {
      await runByKeys(page, 'Lector: Focus on Book View');
      for (const key of ['Home', 'ArrowLeft', 'ArrowLeft', 'Home']) await page.keyboard.press(key);
      await until(
        'the first chapter is closed',
        async () => !(await bookRows(book)).some((row) => row.startsWith('1, ')),
      );
      await appendFile(path.join(book.folder, 'lector.yaml'), `# changed ${waitMs} ms ago\n`);
      await delay(waitMs);
      await page.keyboard.press('ArrowRight');
      await bookRow(book, '1, ready', /Chapter one: The Keeper/);
    };
    for (let waitMs = 300; waitMs < 900; waitMs += 50) await openAndClose(waitMs);
  });

  it('the buttons of the player are reached by Tab, each with a name', async () => {
    const { page } = book.code;
    await openByKeys(page, 'chapter-01.md');
    await runByKeys(page, 'Lector Player: Focus on Lector Player View');
    const player = await book.player();
    await until('Play has the focus', async () => {
      await page.keyboard.press('Tab');
      return (await player.evaluate(nameOfFocus)) === 'Play';
    });
    await book.code.screenshot('player-by-keys');
    await page.keyboard.press('Enter');
    await hear(book);
    assert.deepEqual(await player.evaluate(namelessControls), []);
    await runByKeys(page, 'Lector: Stop');
  });

  it('the report is opened, and a chunk is played from it', async () => {
    const { page } = book.code;
    await openByKeys(page, 'chapter-01.md');
    await runByKeys(page, 'Lector: Show Chapter Report');
    const report = await book.code.frame('tr[aria-rowindex]');
    await until('a chunk’s Play has the focus', async () => {
      await page.keyboard.press('Tab');
      return (await report.evaluate(nameOfFocus)).startsWith('Play, chunk');
    });
    assert.deepEqual(await report.evaluate(namelessControls), []);
    await book.code.screenshot('report-by-keys');
    await page.keyboard.press('Enter');
    await hear(book);
    await runByKeys(page, 'Lector: Stop');
    await runByKeys(page, 'View: Close All Editors');
  });

  it('a Problem is gone to, and its chunk is tried again', async () => {
    const { page } = book.code;
    await openByKeys(page, 'spelled.md');
    await runByKeys(page, 'Lector: Narrate Chapter');
    await bookRow(book, 'Spelled', /1 failed/);
    await until('the badge counts it', async () =>
      (await page.locator('.activitybar [role=tab]').evaluateAll(labelsOf)).some((label) =>
        /Lector.*1 failed/.test(label),
      ),
    );
    const tries = async () => (await records(book, 'spelled'))[1]?.attempts.length ?? 0;
    const before = await tries();
    await until('its words have a red line', () => page.locator('.squiggly-error').first().isVisible());
    await page.keyboard.press('F8');
    await until('the Problem is shown', () => page.locator('.marker-widget').isVisible());
    await book.code.screenshot('problem-by-keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    const chosen = page.locator('.action-widget .monaco-list-row.focused');
    await until('Retry is offered', async () => (await chosen.allInnerTexts()).join('').includes('Retry this chunk'));
    await page.keyboard.press('Enter');
    await until('it was tried again', async () => (await tries()) > before);
  });
});

async function focusedRow(page: Page, fits: RegExp): Promise<boolean> {
  return fits.test((await page.locator('.quick-input-list .monaco-list-row.focused').allInnerTexts()).join());
}

async function focusedInTree(page: Page, fits: RegExp): Promise<boolean> {
  const rows = page.locator('.pane-body .monaco-list:focus-within .monaco-list-row.focused');
  return (await rows.evaluateAll(labelsOf)).some((label) => fits.test(label));
}
