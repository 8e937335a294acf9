import assert from 'node:assert/strict';
import { countOf, records, takes } from './kept.js';
import { bookFile, longChapter } from './longChapter.js';
import { openBook } from './openBook.js';
import { bookRow, hear, lenses, openChapter, pressIn, readAlong, sound, statusItem, until } from './screen.js';

const winter = 'The Long Winter';
const spring = 'The Late Spring';
const all = 41;

describe('host: a chapter', () => {
  const book = openBook({
    files: {
      'lector.yaml': bookFile('chapter-01.md', 'chapter-02.md', 'winter.md', 'spring.md'),
      'winter.md': longChapter(winter, all - 1),
      'spring.md': longChapter(spring, all - 1),
    },
  });

  it('has lenses above the heading and a row in the Book view', async () => {
    await openChapter(book, 'chapter-01.md');
    assert.deepEqual(await lenses(book), ['Play | Narrate | not narrated']);
    await bookRow(book, 'Chapter I: The Keeper', /, not narrated$/);
    await bookRow(book, 'Chapter II: The Printer', /, not narrated$/);
  });

  it('sounds while the rest is still narrated, until all is ready', async () => {
    await openChapter(book, 'winter.md');
    await book.code.command('Lector: Narrate Chapter');
    await hear(book);
    assert.ok((await countOf(book, 'winter', 'success')) < all, 'the narration had ended before the first sound');
    await until('the status item counts', async () => /\d\/41/.test((await statusItem(book)) ?? ''));
    await bookRow(book, winter, readyRow(all));
    assert.equal(await countOf(book, 'winter', 'success'), all);
    await until('the status item goes', async () => (await statusItem(book)) === undefined);
    await until('the lens has its length', async () =>
      /^Play \| Narrate \| \d+:\d\d$/.test((await lenses(book))[0] ?? ''),
    );
    await book.code.command('Lector: Stop');
    await until('it is silent', async () => !(await sound(book)).isPlaying);
  });

  it('is followed in the text, sentence and word', async () => {
    await openChapter(book, 'chapter-01.md');
    await book.code.page.getByRole('button', { name: 'Narrate', exact: true }).first().click();
    const seen: { sentence: string; word: string }[] = [];
    await until('twelve words were marked', async () => {
      const now = await readAlong(book);
      if (now.word !== '' && now.word !== seen.at(-1)?.word) seen.push(now);
      return seen.length >= 12;
    });
    const text =
      'Chapter I: The Keeper Nobody had asked Ines Marrow to keep a diary, so she kept one. The lighthouse at Gannet Rock had 112 steps';
    let at = 0;
    for (const { sentence, word } of seen) {
      assert.ok(sentence.includes(word), `${word} is not in: ${sentence}`);
      const found = text.indexOf(word, at);
      assert.ok(found >= 0, `${word} is out of order in ${seen.map((each) => each.word).join(' ')}`);
      at = found + 1;
    }
    assert.ok(new Set(seen.map(({ sentence }) => sentence)).size > 1, 'only one sentence was marked');
  });

  it('pauses and goes on by keys, steps by sentence and stops', async () => {
    const { code } = book;
    await hear(book);
    await code.page.keyboard.press('Shift+Alt+P');
    await until('it pauses', async () => !(await sound(book)).isPlaying);
    const paused = await readAlong(book);
    assert.notEqual(paused.word, '');
    await code.page.keyboard.press('Shift+Alt+P');
    await hear(book);
    const { sentence } = await readAlong(book);
    await code.command('Lector: Next Sentence');
    await until('the next sentence is marked', async () => {
      const now = await readAlong(book);
      return now.sentence !== '' && now.sentence !== sentence;
    });
    await pressIn(book, 'Stop');
    await until('it is silent', async () => !(await sound(book)).isPlaying);
    await until('nothing is marked', async () => (await readAlong(book)).sentence === '');
  });

  it('keeps what was finished when it is cancelled', async () => {
    await openChapter(book, 'spring.md');
    await book.code.command('Lector: Narrate Chapter');
    await until('three chunks are finished', async () => (await countOf(book, 'spring', 'success')) >= 3);
    await book.code.page.locator('.statusbar-item[id*="lector.status"] a').click();
    await until('the status item goes', async () => (await statusItem(book)) === undefined);
    const kept = (await records(book, 'spring')).filter(({ status }) => status === 'success');
    assert.ok(kept.length >= 3 && kept.length < all, `${kept.length} of ${all} were kept`);
    await bookRow(book, spring, readyRow(kept.length));
    const before = await takes(book);
    await book.code.command('Lector: Narrate Chapter');
    await until('more chunks are finished', async () => (await countOf(book, 'spring', 'success')) > kept.length);
    assertKept(before, await takes(book));
  });

  it('gets over an engine that is killed', async () => {
    const [victim] = await until('an engine runs', () => book.code.processes('engineHost.mjs'));
    assert.ok(victim !== undefined);
    assert.ok((await countOf(book, 'spring', 'success')) < all, 'the narration had ended before');
    process.kill(victim, 'SIGKILL');
    await bookRow(book, spring, readyRow(all));
    assert.equal(await countOf(book, 'spring', 'success'), all);
  });

  it('is all there after the window was loaded anew, and nothing is spoken twice', async () => {
    const before = await takes(book);
    await book.code.reload();
    await bookRow(book, winter, readyRow(all));
    await bookRow(book, spring, readyRow(all));
    await openChapter(book, 'spring.md');
    const jobsBefore = await jobsEnded();
    await book.code.command('Lector: Narrate Chapter');
    await until('the narration ended', async () => (await jobsEnded()) > jobsBefore);
    assert.deepEqual(await takes(book), before);
    await hear(book);
  });

  async function jobsEnded(): Promise<number> {
    return (await book.code.output('Lector')).split('Outcome: good').length;
  }
});

function readyRow(ready: number): RegExp {
  return new RegExp(`, ${ready}/${all} ready · \\d+:\\d\\d`);
}

function assertKept(before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>): void {
  for (const [name, writtenAt] of Object.entries(before))
    assert.equal(after[name], writtenAt, `${name} was written again`);
}
