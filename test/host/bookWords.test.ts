import { readFile } from 'node:fs/promises';
import path from 'node:path';
import assert from 'node:assert/strict';
import { heardSources, labelsOf } from '../helpers/inPage.mjs';
import { runByKeys } from './keys.js';
import { openBook } from './openBook.js';
import { until } from './screen.js';
import { picturesInThemes } from './themes.js';

const text = `# The Moor

Then Marlow came to Grimpen, and the goyal lay below.

He read the letter aloud. They read it twice, and the roof was a sheet of lead.
`;

describe('host: the words of a book', () => {
  const book = openBook({
    files: {
      'moor.md': text,
      'lector.yaml': 'title: The Moor\nchapters: [moor.md]\n',
      'pronunciations.yaml': 'pronunciations:\n  - {word: Marlow, alias: mar low}\n',
      '.harper-dictionary.txt': 'goyal\n',
    },
    settings: { 'lector.hearing.when': 'never' },
  });
  const file = () => readFile(path.join(book.folder, 'pronunciations.yaml'), 'utf8').catch(() => '');
  const view = () => book.code.page.locator('.pane-body [aria-label="Pronunciations"]');
  const row = (fits: RegExp | string) => view().locator('[role=treeitem]').filter({ hasText: fits }).first();
  const labels = () => view().locator('[role=treeitem]').evaluateAll(labelsOf);
  const asked = () => book.code.page.locator('.quick-input-widget:visible');

  /** Presses a button of a row, which shows where the pointer is. */
  async function press(fits: RegExp | string, button: string): Promise<void> {
    await row(fits).hover();
    await row(fits).getByRole('button', { name: button }).click();
  }

  /** Opens a row that has others below it; a list that is drawn anew in that moment may lose the click. */
  async function unfold(name: string): Promise<void> {
    const open = row(name).and(book.code.page.locator('[aria-expanded=true]'));
    for (let tries = 0; tries < 3 && !(await open.isVisible()); tries++) {
      await row(name).click();
      await open.waitFor({ timeout: 10_000 }).catch(() => undefined);
    }
  }

  it('stand in the view, with how they will be said', async () => {
    const { code } = book;
    await runByKeys(code.page, 'Lector: Focus on Pronunciations View');
    // Rows that don't show aren't there to be asked.
    await code.page.locator('.pane-header').filter({ hasText: 'Book' }).first().click();
    await until('names have their sounds', async () =>
      (await labels()).some((one) => one.startsWith('Grimpen, /ɡɹˈɪmpən/')),
    );
    await unfold('From word lists');
    await unfold('Said in two ways');
    await until('the lists are open', async () => (await labels()).some((one) => one.startsWith('goyal, ')));
    await until('words are listed', async () => (await labels()).some((one) => one.startsWith('read, ')));
    await row(/^read/).click();
    const shown = (
      await until('places are shown', async () => {
        const found = await labels();
        return found.some((one) => one.includes('They read it twice')) ? found : undefined;
      })
    ).join('\n');
    assert.match(shown, /^Said otherwise, 1$/m);
    assert.match(shown, /^Marlow, “mar low”$/m);
    assert.match(shown, /^Marlow, “mar low” · 1×$/m);
    assert.match(shown, /^goyal, .*1× · Harper$/m);
    assert.match(shown, /^He read the letter aloud\., “red” · past, as the sentence shows$/m);
    assert.match(shown, /^They read it twice.*, not sure: the voice decides$/m);
    await picturesInThemes(code, 'book-words');
  });

  it('are heard, and shown in the text', async () => {
    const { code } = book;
    await press(/^Grimpen/, 'Hear Pronunciation');
    await until('it is heard', async () => (await (await code.frame('main')).evaluate(heardSources)).length > 0);
    await row(/^Grimpen/).click();
    await until('its chapter is open', async () =>
      (await code.page.locator('.part.editor .tab.active').innerText()).includes('moor.md'),
    );
  });

  it('get another reading beside the words around them', async () => {
    const { code } = book;
    await press('They read it twice', 'Change Reading…');
    await until('it asks how', async () => (await asked().innerText()).includes('red'));
    await code.screenshot('book-words-reading');
    await code.page.keyboard.insertText('red');
    await code.page.keyboard.press('Enter');
    await until('it asks where', async () => (await asked().innerText()).includes('Wherever “They read it” stands'));
    await code.page.keyboard.press('Enter');
    await until('it is kept', async () => /word: read\n +alias: red\n[^]*before: They\n +after: it/.test(await file()));
    await until('the view says so', async () =>
      (await labels()).some((one) => /^They read it twice.*as pronunciations\.yaml says/.test(one)),
    );
  });

  it('are taken out of the file again', async () => {
    await press(/^read.*after “They”/, 'Remove Pronunciation');
    await until('it is gone', async () => !(await file()).includes('before: They'));
    await until('the view says so', async () => (await labels()).some((one) => /^Said otherwise, 1$/.test(one)));
    assert.match(await file(), /word: Marlow/);
  });
});
