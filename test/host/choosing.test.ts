import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { openXttsWorld, type XttsWorld } from '../helpers/xttsWorld.js';
import { records } from './kept.js';
import { openBook } from './openBook.js';
import { goToLine, openChapter, problems, until } from './screen.js';

/** A speech server that nobody started: a port that is reserved and closed. */
const deadServer = { http: { url: 'http://127.0.0.1:9/v1', voices: [{ id: 'alto', name: 'Alto', language: 'en' }] } };

describe('host: who speaks', () => {
  const engines: Record<string, Readonly<Record<string, unknown>>> = { ...deadServer };
  let xtts: XttsWorld | undefined;
  before(async () => {
    xtts = await openXttsWorld();
    engines.xtts = { program: xtts.program };
  });
  after(() => xtts?.close());
  const book = openBook({
    settings: { 'lector.engines.options': engines, 'lector.fallback': ['espeak'] },
    files: {
      'licensed.md':
        '---\nlector: { engine: xtts, voice: Ana_Florence-en }\n---\n\n# Licensed\n\nShe read the small print.\n',
      'short.md': '# Short\n\nThe lamp was lit.\n\nNobody spoke of it.\n',
      'served.md': '---\nlector: { voice: alto }\n---\n\n# Served\n\nThe server was down.\n\nNobody knew why.\n',
    },
  });

  it('a selection keeps the voice it was given, also when the whole is narrated', async () => {
    const { code } = book;
    const { page } = code;
    await openChapter(book, 'short.md');
    await code.command('Lector: Narrate Chapter');
    await until('it is narrated', async () => (await voices()).join() === 'en-us,en-us,en-us');
    await goToLine(page, 5);
    await page.keyboard.press('Shift+End');
    await code.command('Lector: Narrate Selection with Voice…');
    await page.locator('.quick-input-widget input[type=text]').fill('received pronunciation');
    const first = page.locator('.quick-input-list .monaco-list-row').first();
    await until('the voice is offered', async () => (await first.innerText()).includes('Received Pronunciation'));
    await page.keyboard.press('Enter');
    await until('it was spoken by that voice', async () => (await voices())[2] === 'en-gb-x-rp');
    await code.command('Lector: Narrate Chapter');
    await until('the whole was narrated', async () => (await outcomes()) === 3);
    assert.deepEqual(await voices(), ['en-us', 'en-us', 'en-gb-x-rp']);
  });

  it('somebody who speaks gets a voice, which the book’s file says, in one step that is undone', async () => {
    const { code } = book;
    const { page } = code;
    const typed = page.locator('.quick-input-widget input[type=text]');
    const first = page.locator('.quick-input-list .monaco-list-row').first();
    const cast = async () => (await readFile(path.join(book.folder, 'lector.yaml'), 'utf8')).split(/^cast:\n/m)[1];
    await openChapter(book, 'chapter-01.md');
    await code.command('Lector: Assign Voice to Speaker…');
    await until('the speakers are offered', async () => (await first.innerText()).includes('lines: 3'));
    await code.screenshot('speakers');
    await typed.fill('Ines');
    await until('she is, with a line of hers', async () => /^Ines[^]*“/.test(await first.innerText()));
    await page.keyboard.press('Enter');
    await until('voices are', async () => (await page.locator('.quick-input-title').innerText()).includes('Ines'));
    await typed.fill('received pronunciation');
    await until('the voice is', async () => (await first.innerText()).includes('Received Pronunciation'));
    await page.keyboard.press('Enter');
    await until('it stands in the book’s file', async () => (await cast()) === '  Ines: espeak/en-gb-x-rp\n');
    await code.openFile('lector.yaml');
    for (const key of ['Control+Z', 'Control+S']) await page.keyboard.press(key);
    await until('it is taken back', async () => (await cast()) === undefined);
    for (const key of ['Control+Y', 'Control+S']) await page.keyboard.press(key);
    await until('it is there again', async () => (await cast()) === '  Ines: espeak/en-gb-x-rp\n');
  });

  it('another engine stands in for a server that does not answer, and says so', async () => {
    const { code } = book;
    await openChapter(book, 'served.md');
    await code.command('Lector: Narrate Chapter');
    await code.command('Problems: Focus on Problems View');
    await until('the author is told', async () =>
      (await problems(book)).some((row) => /eSpeak NG .* instead of Speech server/.test(row)),
    );
    await code.command('Lector: Show Chapter Report');
    await until('the report says who stands in', async () => (await (await standIns()).count()) >= 2);
    await code.screenshot('stand-ins');
    assert.match(
      (await (await standIns()).first().getAttribute('title')) ?? '',
      /stands in for the chosen engine, which failed/,
    );
  });

  it('a voice that wants its licence accepted speaks once it is, and not before', async () => {
    const { code } = book;
    const dialog = code.page.locator('.monaco-dialog-box');
    await openChapter(book, 'licensed.md');
    await code.command('Lector: Narrate Chapter');
    await until('the licence is shown', async () =>
      /Use XTTS v2 under its licence\?[^]*non-commercial/.test(await dialog.innerText()),
    );
    await code.screenshot('licence');
    // A job before it may have taken so long that its end is told.
    const failures = code.page.locator('.notifications-toasts .notification-toast', { hasText: /licen[cs]e/i });
    assert.equal(await failures.count(), 0);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    assert.deepEqual(await xtts?.calls(), []);
    await code.command('Lector: Narrate Chapter');
    await dialog.getByRole('button', { name: 'Accept Licence' }).click();
    await until('it is narrated', async () => (await code.output('Lector')).includes('Narrated 2 chunks'));
    assert.ok((await xtts?.calls())?.some(({ text }) => text.includes('small print')));
  });

  /** How many narrations have ended well. */
  async function outcomes(): Promise<number> {
    return ((await book.code.output('Lector')).match(/Outcome: good/g) ?? []).length;
  }

  async function voices(): Promise<readonly unknown[]> {
    return (await records(book, 'short')).map(({ voice }) => voice);
  }

  async function standIns(): Promise<Locator> {
    return (await book.code.frame('table')).locator('td.name', { hasText: 'stands in' });
  }
});
