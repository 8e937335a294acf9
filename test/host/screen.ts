import { markedText, soundNow } from '../helpers/inPage.mjs';
import { poll } from '../helpers/workbench';
import type { OpenBook } from './openBook.js';

const waitMs = 60_000;

/** Asks again until the answer is truthy, for a minute: machines that run tests are slow at times. */
export function until<T>(what: string, ask: () => Promise<T>): Promise<NonNullable<T>> {
  return poll(ask, waitMs, () => `Not so: ${what}`);
}

/** What each row of the Book view says to a screen reader. */
export function bookRows({ code }: OpenBook): Promise<string[]> {
  return code.page
    .locator('.pane-body [role=treeitem]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
}

/** Waits for the row of the Book view that begins with a title and fits. */
export function bookRow(book: OpenBook, title: string, fits: RegExp): Promise<string> {
  return until(`the Book view says ${String(fits)} of ${title}`, async () =>
    (await bookRows(book)).find((row) => row.startsWith(title) && fits.test(row)),
  );
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
  const { page } = code;
  const selector = '[class*="ced-"]';
  return {
    sentence: await page.evaluate(markedText, { selector, line: 'dotted' }),
    word: await page.evaluate(markedText, { selector, line: 'solid' }),
  };
}

/** The words with a red line under them. */
export function wordsInError({ code }: OpenBook): Promise<string> {
  return code.page.evaluate(markedText, { selector: '.squiggly-error' });
}

/** The sound of the player as it is now. */
export async function sound(book: OpenBook): Promise<ReturnType<typeof soundNow>> {
  return (await book.player()).evaluate(soundNow);
}

/** Waits until sound is heard: an audio element plays and its time moves. */
export async function hear(book: OpenBook): Promise<void> {
  const before = await until('a sound plays', async () => {
    const now = await sound(book);
    return now.isPlaying && now;
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
