import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { openBook } from './openBook.js';
import { bookRow, bookRows, hear, lenses, openChapter, readAlong, until } from './screen.js';

const run = promisify(execFile);
const titleOf = (name: string): string => `title: ${name}\nlanguage: en\n`;

function workspaceOf(...folders: readonly string[]): string {
  return JSON.stringify({ folders: folders.map((folder) => ({ path: folder })) });
}

/** Writes files below a folder, whose folders are made. */
async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
}

describe('host: several books, and manuscripts without a place', () => {
  let home = '';
  let isReadOnly = false;
  const inHome = (...names: readonly string[]): string => path.join(home, ...names);
  // Before VS Code's folder is removed.
  after(() => (isReadOnly ? run('umount', ['--lazy', inHome('sealed')]) : undefined));
  const book = openBook({
    settings: { 'files.autoSave': 'off' },
    async prepare(folder) {
      home = path.dirname(folder);
      await write(home, {
        'tides/lector.yaml': titleOf('Tides'),
        'tides/ebb.md': '# Ebb\n\nThe water went away.\n',
        'tides/flood.md': '# Flood\n\nThe water came back.\n',
        'tides/.vscode/settings.json': JSON.stringify({ 'lector.voice': 'en-us', 'lector.rate': 1.5 }),
        'shelf/red/lector.yaml': titleOf('Red'),
        'shelf/red/rose.md': '# Rose\n\nA rose is red.\n',
        'shelf/blue/lector.yaml': titleOf('Blue'),
        'shelf/blue/sky.md': '# Sky\n\nThe sky is blue.\n',
        'sealed/lector.yaml': titleOf('Sealed'),
        'sealed/letter.md': '# Letter\n\nNobody may write here.\n',
        'kept/inner/empty.txt': '',
        'lone/note.md': '# Note\n\nThis note lies alone.\n',
      });
      await write(home, { 'books.code-workspace': workspaceOf(folder, 'tides', 'shelf', 'sealed') });
      isReadOnly = await mountReadOnly(inHome('sealed'));
      return inHome('books.code-workspace');
    },
  });

  it('all books have their rows, also two in one folder', async () => {
    for (const title of ['The Lamp and the Press', 'Tides', 'Red', 'Blue', 'Sealed']) {
      await bookRow(book, `Book ${title},`, /not narrated/);
    }
    await bookRow(book, 'Rose', /not narrated/);
    await book.code.screenshot('several-books');
  });

  it('Narrate Book is about the book of its row, with the settings of its folder', async () => {
    const { page } = book.code;
    const row = page.getByRole('treeitem', { name: /^Book Tides/ });
    await row.hover();
    await row.getByRole('button', { name: 'Narrate Book' }).click();
    await bookRow(book, 'Book Tides,', /, 4\/4 ready/);
    await bookRow(book, 'Book Red,', /not narrated/);
    assert.deepEqual(await stateFolders(), ['tides']);
    assert.match(await readFile(inHome('tides/.lector/chapters/ebb.json'), 'utf8'), /"voice":"en-us"/);
  });

  it('a book that comes and goes while the window is open has its rows and loses them', async () => {
    await cp(inHome('shelf/red'), inHome('shelf/green'), { recursive: true });
    await writeFile(inHome('shelf/green/lector.yaml'), titleOf('Green'));
    await bookRow(book, 'Book Green,', /not narrated/);
    await write(home, { 'books.code-workspace': workspaceOf(book.folder, 'tides', 'sealed') });
    await until('the shelf is gone', async () => {
      const books = (await bookRows(book)).filter((row) => row.startsWith('Book'));
      return books.length === 3 && books.every((row) => /^Book (The Lamp|Tides|Sealed)/.test(row));
    });
  });

  it('what is not saved yet is narrated as it stands in the editors, also in the other chapters of the book', async () => {
    const { page } = book.code;
    for (const [file, words] of [
      ['ebb.md', 'Shells lay on the sand.'],
      ['flood.md', 'Boats rose with it.'],
    ] as const) {
      await openChapter(book, file);
      await page.keyboard.press('Control+End');
      await page.keyboard.type(`\n${words}`);
    }
    await book.code.command('Lector: Narrate Book');
    await bookRow(book, 'Book Tides,', /, 6\/6 ready/);
    assert.match(await readFile(inHome('tides/.lector/chapters/ebb.json'), 'utf8'), /Shells lay on the sand/);
    assert.doesNotMatch(await readFile(inHome('tides/ebb.md'), 'utf8'), /Shells/);
    await book.code.command('File: Revert File');
  });

  it('an untitled document is heard and followed, with nothing written beside any book', async () => {
    const { code } = book;
    await code.show(undefined);
    await code.command('View: Show Lector');
    await code.page.getByText('Lector reads Markdown manuscripts aloud').waitFor();
    await code.screenshot('book-no-folder');
    await code.command('File: New Untitled Text File');
    await code.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await code.command('Change Language Mode');
    await code.page.keyboard.type('Markdown');
    await code.page.keyboard.press('Enter');
    await code.page.keyboard.insertText('# A Thought\n\nIt has no name and no place yet.\n');
    await until('the lenses show', async () => (await lenses(book))[0]);
    await code.command('Lector: Narrate Chapter');
    await hear(book);
    await until('a word is marked', async () => (await readAlong(book)).word !== '');
    await bookRow(book, 'A Thought', /, 2\/2 ready/);
    await code.screenshot('untitled');
    await code.command('Lector: Stop');
  });

  it('a file of no folder has its takes beside it', async () => {
    const { code } = book;
    const { origin, host } = new URL(code.page.url());
    const payload = JSON.stringify([['openFile', `vscode-remote://${host}${inHome('lone/note.md')}`]]);
    await code.page.goto(`${origin}/?ew=true&payload=${encodeURIComponent(payload)}`);
    await until('the lenses show', async () => (await lenses(book)).length > 0);
    await code.command('View: Show Lector');
    await code.command('Lector: Narrate Chapter');
    await hear(book);
    await bookRow(book, 'Note', /, 2\/2 ready/);
    assert.deepEqual((await readdir(inHome('lone'))).sort(), ['.lector', 'note.md']);
  });

  it('a folder that can not be written is told with another place for takes, which then works', async function () {
    if (!isReadOnly) {
      console.log('  skipped: this user can mount nothing read-only');
      this.skip();
    }
    const { code } = book;
    await code.show(inHome('books.code-workspace'));
    await code.command('View: Show Lector');
    await openChapter(book, 'letter.md');
    await code.command('Lector: Narrate Chapter');
    const notice = code.page.locator('.notification-toast', { hasText: 'READ_ONLY' });
    await notice.waitFor();
    assert.match(await notice.innerText(), /sealed/);
    const choose = notice.getByRole('button', { name: 'Choose Folder for Takes…' });
    await choose.hover();
    await code.screenshot('read-only-folder');
    await choose.click();
    const dialog = code.page.locator('.quick-input-widget');
    // The dialog writes the folder it begins in when it has read it, over what was typed before.
    await until('the folder is kept', async () => {
      await dialog.getByRole('textbox').fill(inHome('kept/'));
      await dialog.getByText('inner').waitFor();
      await dialog.getByRole('button', { name: 'Keep Takes Here' }).click();
      return dialog.waitFor({ state: 'hidden', timeout: 3000 }).then(
        () => true,
        () => false,
      );
    });
    await code.page.locator('.notification-toast', { hasText: 'are kept in' }).waitFor();
    await code.openFile('letter.md');
    await code.command('Lector: Narrate Chapter');
    await hear(book);
    await bookRow(book, 'Book Sealed,', /, 2\/2 ready/);
    assert.equal((await readdir(inHome('kept'))).filter((name) => /^sealed-[0-9a-f]{16}$/.test(name)).length, 1);
    await code.command('Lector: Stop');
  });

  async function stateFolders(): Promise<readonly string[]> {
    const entries = await readdir(home, { recursive: true });
    return entries.filter((name) => path.basename(name) === '.lector').map((name) => path.dirname(name));
  }
});

/** Makes a folder one that nobody can write, root neither; false where that isn't possible. */
async function mountReadOnly(folder: string): Promise<boolean> {
  try {
    await run('mount', ['--bind', folder, folder]);
  } catch {
    return false;
  }
  await run('mount', ['-o', 'remount,bind,ro', folder]);
  return true;
}
