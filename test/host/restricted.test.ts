import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { countOf } from './kept.js';
import { openBook } from './openBook.js';
import { bookRow, hear, openChapter, readAlong, until } from './screen.js';

/** In Restricted Mode a folder must not choose where things are kept, nor start anything by being saved. */
const hostileSettings = { 'lector.narrate.onSave': true, 'lector.takes.path': '/nowhere', 'lector.workers': 64 };

describe('host: a folder in Restricted Mode', () => {
  const book = openBook({
    workspaceTrust: true,
    settings: { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' },
    async prepare(folder) {
      await promisify(execFile)(process.execPath, ['dist/cli.mjs', 'narrate', path.join(folder, 'chapter-01.md')]);
      await mkdir(path.join(folder, '.vscode'));
      await writeFile(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(hostileSettings));
      return folder;
    },
  });
  let before: Readonly<Record<string, string>> = {};

  it('plays the takes that are there and marks their words', async () => {
    before = await filesOf(book.folder);
    await openChapter(book, 'chapter-01.md');
    await bookRow(book, 'Chapter I: The Keeper', /, 10\/10 ready/);
    await book.code.command('Lector: Play/Pause');
    await hear(book);
    await until('a word is marked', async () => (await readAlong(book)).word !== '');
    await book.code.screenshot('restricted-mode');
    await book.code.command('Lector: Stop');
  });

  it('says why it narrates nothing, and what to do', async () => {
    const { code } = book;
    await openChapter(book, 'chapter-02.md');
    for (const command of ['Lector: Narrate Chapter', 'Lector: Narrate Book', 'Lector: Retry Failed Chunks']) {
      await code.command(command);
      const notice = code.page.locator('.notification-toast', { hasText: 'NOT_TRUSTED' });
      await notice.waitFor();
      await notice.getByRole('button', { name: 'Manage Workspace Trust' }).waitFor();
      if (command.endsWith('Chapter')) await code.screenshot('restricted-narrate');
      await code.command('Notifications: Clear All Notifications');
      await notice.waitFor({ state: 'detached' });
    }
  });

  it('starts no engine, and writes nothing into the folder', async () => {
    const { page } = book.code;
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' And so it ends.');
    await page.keyboard.press('Control+S');
    await until('the chapter is saved', async () =>
      (await readFile(path.join(book.folder, 'chapter-02.md'), 'utf8')).includes('And so it ends.'),
    );
    await bookRow(book, 'Chapter II', /not narrated/);
    assert.deepEqual(await book.code.processes('engineHost.mjs'), []);
    const after = await filesOf(book.folder);
    assert.deepEqual({ ...after, 'chapter-02.md': '' }, { ...before, 'chapter-02.md': '' });
  });

  it('narrates once it is trusted, without being opened anew', async () => {
    const { code } = book;
    await code.command('Lector: Narrate Chapter');
    await code.page.locator('.notification-toast').getByRole('button', { name: 'Manage Workspace Trust' }).click();
    await code.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await code.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'detached' });
    await code.openFile('chapter-02.md');
    await code.command('Lector: Narrate Chapter');
    const row = await bookRow(book, 'Chapter II', /(\d+)\/\1 ready/);
    assert.equal(await countOf(book, 'chapter-02', 'success'), Number(/(\d+)\//.exec(row)?.[1]));
    await hear(book);
  });
});

/** Every file of a folder, and when it was written. */
async function filesOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const dated = files.sort().map(async (file) => [path.relative(folder, file), String((await stat(file)).mtimeMs)]);
  return Object.fromEntries(await Promise.all(dated)) as Record<string, string>;
}
