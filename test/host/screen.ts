import type { Page } from 'playwright-core';
import { labelsOf, markedTexts, soundNow } from '../helpers/inPage.mjs';
import { poll } from '../helpers/workbench';
import type { OpenBook } from './openBook.js';

const waitMs = 90_000;

/** Asks again until the answer is truthy, for a minute and a half: machines that run tests are slow at times. */
export function until<T>(what: string, ask: () => Promise<T>): Promise<NonNullable<T>> {
  return poll(ask, waitMs, () => `Not so: ${what}`);
}

/** What each row of the Book view says to a screen reader. */
export function bookRows({ code }: OpenBook): Promise<string[]> {
  return code.page.locator('.pane-body [role=treeitem]').evaluateAll(labelsOf);
}

/** Waits for the row of the Book view that begins with a title and fits. */
export function bookRow(book: OpenBook, title: string, fits: RegExp): Promise<string> {
  return until(`the Book view says ${String(fits)} of ${title}`, async () =>
    (await bookRows(book)).find((row) => row.startsWith(title) && fits.test(row)),
  );
}

/** Opens a chapter and waits until Lector has seen it. */
export async function openChapter(book: OpenBook, file: string): Promise<void> {
  await book.code.openFile(file);
  await until('the lenses show', async () => (await lenses(book))[0]);
}

/** The titles of the lenses of the editor, `Play | Narrate | 1:31`. */
export async function lenses({ code }: OpenBook): Promise<string[]> {
  const texts = await code.page.locator('.codelens-decoration').allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

/** What the status item shows while Lector narrates; undefined while it is hidden. */
export async function statusItem({ code }: OpenBook): Promise<string | undefined> {
  const [text] = await code.page.locator('.statusbar-item[id*="lector.status"]').allInnerTexts();
  return text?.trim();
}

/** The words that the read-along marks, as they lie under its colours. */
export async function readAlong({ code }: OpenBook): Promise<{ readonly sentence: string; readonly word: string }> {
  const selector = '[class*="ced-"]';
  const [sentence = '', word = ''] = await code.page.evaluate(markedTexts, [
    { selector, line: 'dotted' },
    { selector, line: 'solid' },
  ]);
  return { sentence, word };
}

/** The first letters of words that ears heard otherwise: VS Code draws three dots below them. */
export async function beginningsMisheard({ code }: OpenBook): Promise<string> {
  return (await code.page.evaluate(markedTexts, [{ selector: '.squiggly-hint' }])).join('');
}

/** The words with a red line under them. */
export async function wordsInError({ code }: OpenBook): Promise<string> {
  return (await code.page.evaluate(markedTexts, [{ selector: '.squiggly-error' }])).join('');
}

/** The sound of the player as it is now; of the page that VS Code has put in its place, where it was just replaced. */
export function sound(book: OpenBook): Promise<ReturnType<typeof soundNow>> {
  const ask = async (): Promise<ReturnType<typeof soundNow>> => (await book.player()).evaluate(soundNow);
  return until('the player answers', () => ask().catch(() => undefined));
}

/** Waits until sound is heard: an audio element plays and its time moves. */
export async function hear(book: OpenBook): Promise<void> {
  const before = await until('a sound plays', async () => {
    const now = await sound(book);
    return now.isPlaying ? now : undefined;
  });
  await until('its time moves', async () => {
    const now = await sound(book);
    return now.source !== before.source || now.seconds > before.seconds;
  });
}

/** Clicks a button of the player by its name. */
export async function pressIn(book: OpenBook, button: string): Promise<void> {
  await (await book.player()).getByRole('button', { name: button, exact: true }).click();
}

/** The rows of Lector's Problems in the panel. */
export async function problems({ code }: OpenBook): Promise<readonly string[]> {
  const rows = await code.page.locator('.markers-panel-container [role=treeitem]').evaluateAll(labelsOf);
  return rows.filter((row) => row.includes('lector'));
}

/** More than are ever offered for one Problem. */
const mostFixes = 12;

/** Puts the cursor on a line of the editor and takes a quick fix there. */
export function quickFix({ code }: OpenBook, line: number, title: string): Promise<void> {
  return takeFix(code.page, title, () => goToLine(code.page, line));
}

/** Takes a quick fix by keys where the cursor is, or where it is put before each try. */
export async function takeFix(page: Page, title: string, putCursor?: () => Promise<void>): Promise<void> {
  const chosen = page.locator('.action-widget .monaco-list-row.focused');
  const choose = async (): Promise<boolean> => {
    await page.keyboard.press('Escape');
    await putCursor?.();
    await page.keyboard.press('Control+.');
    for (let at = 0; at < mostFixes; at++) {
      const offered = await chosen.innerText({ timeout: 2000 }).catch(() => '');
      if (offered.includes(title)) return true;
      await page.keyboard.press('ArrowDown');
    }
    return false;
  };
  await until(`“${title}” is offered`, choose);
  await page.keyboard.press('Enter');
}

/** Puts the cursor at the beginning of a line of the editor. */
export async function goToLine(page: Page, line: number): Promise<void> {
  const prompt = page.locator('.quick-input-widget input[type=text]');
  await page.keyboard.press('Control+G');
  await prompt.fill(`:${line}`);
  await prompt.press('Enter');
  await prompt.waitFor({ state: 'hidden' });
}
