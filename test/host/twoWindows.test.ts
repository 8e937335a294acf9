import assert from 'node:assert/strict';
import { isAlive } from '../helpers/processes.js';
import { bookFile, longChapter } from './longChapter.js';
import { openBook, type OpenBook } from './openBook.js';
import { bookRow, hear, statusItem, until } from './screen.js';

const winter = 'The Long Winter';
/** So many that no narration ends by itself before its case does. */
const all = 800;

describe('host: two windows on one book', () => {
  const first = openBook({
    files: { 'lector.yaml': bookFile('winter.md'), 'winter.md': longChapter(winter, all - 1) },
  });
  let second: OpenBook;
  let secondHost: number | undefined;

  it('the second is told who narrates the book, and what to do', async () => {
    await narrate(first);
    await isNarrating(first);
    const hostsBefore = await first.code.processes('--type=extensionHost');
    const code = await first.code.secondWindow();
    second = { code, folder: first.folder, player: () => code.frame('.transport') };
    await code.command('View: Show Lector');
    await narrate(second);
    secondHost = (await code.processes('--type=extensionHost')).find((pid) => !hostsBefore.includes(pid));
    const notice = code.page.locator('.notification-toast', { hasText: 'BOOK_LOCKED' });
    await until('it says that the book is locked', () => notice.isVisible());
    const holder = /process (\d+) on/.exec(await notice.innerText())?.[1];
    assert.ok((await code.processes('server.mjs')).includes(Number(holder)), `no server has the number ${holder}`);
    await notice.getByRole('button', { name: 'Try Again' }).hover();
    await code.screenshot('book-locked');
  });

  it('the second sees what the first has narrated, and plays it', async () => {
    await bookRow(second, winter, new RegExp(`, [1-9]\\d*/${all} ready`));
    await hear(second);
    await second.code.command('Lector: Stop');
  });

  it('the second narrates as soon as the first is done', async () => {
    await first.code.command('Lector: Cancel Narration');
    await until('the first has stopped', async () => (await statusItem(first)) === undefined);
    await second.code.page
      .locator('.notification-toast', { hasText: 'BOOK_LOCKED' })
      .getByRole('button', { name: 'Try Again' })
      .click();
    await isNarrating(second);
  });

  it('the first takes over when the second is killed in the middle of it', async () => {
    assert.ok(secondHost !== undefined);
    const servers = await second.code.processes('server.mjs');
    process.kill(secondHost, 'SIGKILL');
    await until('its server ends with it', () => Promise.resolve(servers.filter(isAlive).length === 1));
    await narrate(first);
    await isNarrating(first);
    assert.equal(await first.code.page.locator('.notification-toast', { hasText: 'BOOK_LOCKED' }).count(), 0);
    await first.code.command('Lector: Cancel Narration');
  });
});

async function narrate(book: OpenBook): Promise<void> {
  await book.code.openFile('winter.md');
  await book.code.command('Lector: Narrate Chapter');
}

/** Waits until the status item counts chunks. */
async function isNarrating(book: OpenBook): Promise<void> {
  await until('it narrates', async () => new RegExp(`\\d+/${all}`).test((await statusItem(book)) ?? ''));
}
