import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { labelsOf } from '../helpers/inPage.mjs';
import { records } from './kept.js';
import { openByKeys, runByKeys } from './keys.js';
import { openBook } from './openBook.js';
import { bookRow, goToLine, hear, lenses, problems, until } from './screen.js';
import { picturesInThemes } from './themes.js';

const text = `# The Harbour

The keeper lit the the lamp before dark.

Nobody came, and/or nobody was seen.

She waited for for an hour; they read a book.
`;
const mended = text.replace('the the', 'the');

describe('host: proposed edits', () => {
  const book = openBook({ files: { 'harbour.md': text, 'lector.yaml': 'title: Harbour\nchapters: [harbour.md]\n' } });
  const rows = () =>
    book.code.page.locator('.pane-body [aria-label="Proposed Edits"] [role=treeitem]').evaluateAll(labelsOf);
  const onDisk = () => readFile(path.join(book.folder, 'harbour.md'), 'utf8');
  const editor = async () => {
    const lines = await book.code.page.locator('.editor-instance .view-line').allInnerTexts();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  };

  it('are proposed, and change nothing: a list, lenses, marks and Problems tell of them', async () => {
    const { code } = book;
    await openByKeys(code.page, 'harbour.md');
    await runByKeys(code.page, 'Lector: Narrate Chapter');
    await bookRow(book, 'The Harbour', /^The Harbour, 4\/4 ready/);
    await runByKeys(code.page, 'Lector: Suggest Fixes for Listening');
    await runByKeys(code.page, 'Lector: Review Proposed Edits');
    const shown = await until('three edits are listed', async () => {
      const found = await rows();
      return found.length === 4 ? found : undefined;
    });
    assert.match(shown.join('\n'), /harbour\.md[^]*“the” is said twice in a row\., text · 85 % sure/);
    assert.match(shown.join('\n'), /“and\/or” is read, not said; people say “and or”\., only spoken/);
    await until('the badge counts them', () => isOnBadge('3 proposed edits'));
    await until('lenses offer to decide', async () =>
      (await lenses(book)).some((one) => /said twice.*Accept \| .*Reject \| Edit/.test(one)),
    );
    await runByKeys(code.page, 'Problems: Focus on Problems View');
    const told = await until('Problems tell of them', async () => {
      const found = await problems(book);
      return found.length >= 4 ? found : undefined;
    });
    assert.equal(told.filter((one) => one.includes('An edit is proposed')).length, 3, told.join('\n'));
    assert.equal(told.filter((one) => one.includes('“read” is said in two ways')).length, 1);
    assert.equal(await onDisk(), text);
    await picturesInThemes(code, 'proposed-edits');
  });

  it('one is seen as a diff, and heard before and after', async () => {
    const { code } = book;
    await goToLineOf(3);
    await runByKeys(code.page, 'Lector: Show Proposed Edit');
    const diff = code.page.locator('.monaco-diff-editor');
    await until('a diff is shown', async () => (await diff.innerText()).includes('keeper'));
    await code.screenshot('proposed-edit-diff');
    await runByKeys(code.page, 'View: Close Editor');
    await goToLineOf(3);
    await runByKeys(code.page, 'Lector: Hear After');
    await hear(book);
  });

  it('an accepted one is one undo step, and its chunk alone is spoken anew', async () => {
    const { code } = book;
    const before = await records(book, 'harbour');
    await goToLineOf(3);
    await code.page.keyboard.press('Shift+Alt+Y');
    await until('the text has it', async () => (await editor()).includes('lit the lamp'));
    await bookRow(book, 'The Harbour', /^The Harbour, 4\/4 ready/);
    const after = await until('it is spoken', async () => {
      const found = await records(book, 'harbour');
      return found.some((one) => one.text.includes('lit the lamp') && one.status === 'success') ? found : undefined;
    });
    const takes = (kept: typeof before) => new Set(kept.map(({ take_id: take }) => take));
    assert.equal([...takes(after)].filter((take) => !takes(before).has(take)).length, 1);
    await code.page.keyboard.press('Control+Z');
    await until('one undo takes it back', async () => (await editor()).includes('lit the the lamp'));
    await code.page.keyboard.press('Control+Shift+Z');
    await code.page.keyboard.press('Control+S');
    await until('it is saved', async () => (await onDisk()) === mended);
  });

  it('one is rejected by a key and is in the history; the rest is accepted after one question', async () => {
    const { code } = book;
    await goToLineOf(5);
    await code.page.keyboard.press('Shift+Alt+N');
    await until('one waits', async () => (await rows()).filter((one) => one.endsWith('sure')).length === 1);
    await until('the badge says one', () => isOnBadge('1 proposed edit'));
    await runByKeys(code.page, 'Lector: Accept All Edits in Document');
    const dialog = code.page.locator('.monaco-dialog-box');
    await until('it is asked', async () => (await dialog.innerText()).includes('Accept the proposed edit in'));
    await dialog.getByRole('button', { name: 'Accept All' }).click();
    await until('the text has it', async () => (await editor()).includes('waited for an hour'));
    await until('none waits', async () => /^Decided[^,]*$/.test((await rows()).join()));
    await until('the badge is gone', async () => !(await isOnBadge('proposed edit')));
    assert.ok((await editor()).includes('and/or'));
    await code.screenshot('proposed-edits-decided');
  });

  /** The badge of Lector in the activity bar, as it is read out. */
  async function isOnBadge(told: string): Promise<boolean> {
    const tabs = await book.code.page.locator('.activitybar [role=tab]').evaluateAll(labelsOf);
    return tabs.some((label) => label.startsWith('Lector') && label.includes(told));
  }

  async function goToLineOf(line: number): Promise<void> {
    await runByKeys(book.code.page, 'View: Focus First Editor Group');
    await goToLine(book.code.page, line);
  }
});
