import assert from 'node:assert/strict';
import { countOf, records, takes } from './kept.js';
import { longChapter } from './longChapter.js';
import { openBook } from './openBook.js';
import { bookRow, hear, lenses, readAlong, sound, statusItem, until } from './screen.js';

const winter = 'The Long Winter';
const paragraphs = 40;
const all = paragraphs + 1;

describe('host: a chapter', () => {
  const book = openBook({ files: { 'winter.md': longChapter(winter, paragraphs), 'lector.yaml': bookFile } });

  it('shows lenses above the heading and the book in its view', async () => {
    await book.code.openFile('chapter-01.md');
    await until('the lenses show', async () => (await lenses(book))[0]);
    assert.deepEqual(await lenses(book), ['Play | Narrate | not narrated']);
    await bookRow(book, 'Chapter I: The Keeper', /not narrated/);
    await bookRow(book, 'Chapter II: The Printer', /not narrated/);
  });

  it('sounds while the rest is still narrated, then all is ready', async () => {
    await book.code.openFile('winter.md');
    await book.code.command('Lector: Narrate Chapter');
    await hear(book);
    assert.ok((await countOf(book, 'winter', 'success')) < all, 'the narration had ended before the first sound');
    assert.match((await statusItem(book)) ?? '', /\d+\/41/);
    await bookRow(book, winter, new RegExp(`${all}/${all} ready`));
    const statuses = (await records(book, 'winter')).map(({ status }) => status);
    assert.deepEqual(statuses, Array<string>(all).fill('success'));
    await until('the status item is gone', async () => (await statusItem(book)) === undefined);
    assert.match((await lenses(book))[0] ?? '', /^Play \| Narrate \| \d+:\d\d$/);
  });
});
