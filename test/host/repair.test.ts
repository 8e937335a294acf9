import assert from 'node:assert/strict';
import { breakEngine } from './faultyEngine.js';
import { records, takes } from './kept.js';
import { bookFile } from './longChapter.js';
import { openBook } from './openBook.js';
import { bookRow, openChapter, problems, until } from './screen.js';

/** What becomes of each paragraph with the engine of `breakEngine`. */
const paragraphs = [
  'He opened the door and walked into the garden.',
  // Cannot be said at all.
  'Nobody heard the muteword that she said.',
  // A hiss, which in so short a text is only doubted.
  'The hissword came.',
  // Silent as a whole, good in parts; the second part takes three seconds.
  'The longword was the first of all the words that were carved above the door. The slowword was the last of them all, and nobody could read it.',
];
const text = `# Repairs\n\n${paragraphs.join('\n\n')}\n`;

describe('host: Repair Chapter', () => {
  const book = openBook({
    files: { 'lector.yaml': bookFile('repairs.md'), 'repairs.md': text },
    settings: { 'lector.hearing.when': 'never', 'lector.playback.playWhileNarrating': false },
  });
  let mend: (() => Promise<void>) | undefined;

  it('while a chunk is repaired, its row says what is tried', async () => {
    const { code } = book;
    mend = await breakEngine(code.extensionFolder);
    await openChapter(book, 'repairs.md');
    const row = await bookRow(book, 'Repairs', /not narrated/);
    await code.page.getByRole('treeitem', { name: row }).click();
    await bookRow(book, '5, not narrated', /longword/);
    await code.command('Lector: Narrate Chapter');
    await bookRow(book, '5, speaking · in parts', /longword/);
    await code.screenshot('repair-in-parts');
    await bookRow(book, '5, ready', /longword/);
    await bookRow(book, 'Repairs', /, 4\/5 ready .*1 failed/);
  });

  it('it speaks anew what failed and what is doubted, and nothing else', async () => {
    const { code } = book;
    const before = await takes(book);
    const [heading, good, failed, doubted, inParts] = await tries();
    await mend?.();
    await code.command('Lector: Restart Engine');
    await code.command('View: Focus First Editor Group');
    await code.command('Lector: Repair Chapter');
    await bookRow(book, 'Repairs', /, 5\/5 ready/);
    await until('the doubted chunk is kept', async () => (await tries())[3] === (doubted ?? 0) + 1);
    assert.deepEqual(await tries(), [heading, good, (failed ?? 0) + 1, (doubted ?? 0) + 1, inParts]);
    const after = await takes(book);
    const isUntouched = Object.keys(before).filter((take) => after[take] === before[take]);
    assert.deepEqual(isUntouched, Object.keys(before));
    await code.command('Problems: Focus on Problems View');
    await until('no Problem is left', async () => (await problems(book)).length === 0);
  });

  it('it says so where there is nothing to repair', async () => {
    const { code } = book;
    await code.command('View: Focus First Editor Group');
    await code.command('Lector: Repair Chapter');
    const told = code.page.locator('.notification-toast', { hasText: 'There is nothing to repair in “Repairs”.' });
    await until('it says so', () => told.first().isVisible());
  });

  async function tries(): Promise<readonly number[]> {
    return (await records(book, 'repairs')).map(({ attempts }) => attempts.length);
  }
});
