import assert from 'node:assert/strict';
import { breakEngine } from './faultyEngine.js';
import { countOf, records } from './kept.js';
import { bookFile } from './longChapter.js';
import { openBook } from './openBook.js';
import { bookRow, goToLine, openChapter, problems, quickFix, until, wordsInError } from './screen.js';
import { picturesInThemes } from './themes.js';

const mute = 'Nobody heard the muteword that she said.';
const notNumbers = 'The notanumberword was carved above the door.';
const text = `# Faults\n\nAll was well at first.\n\n${mute}\n\n${notNumbers}\n\nAll was well in the end.\n`;
/** Its voice is one that nobody has. */
const stranger = '---\nlector: {voice: nobody}\n---\n\n# Stranger\n\nAll was well.\n';

describe('host: Problems', () => {
  const book = openBook({
    files: { 'lector.yaml': bookFile('faults.md', 'stranger.md'), 'faults.md': text, 'stranger.md': stranger },
  });
  let mend: (() => Promise<void>) | undefined;

  it('lie on the words that could not be narrated', async () => {
    const { code } = book;
    mend = await breakEngine(code.extensionFolder);
    await openChapter(book, 'faults.md');
    await code.command('Lector: Narrate Chapter');
    await bookRow(book, 'Faults', /, 3\/5 ready .*2 failed/);
    await code.command('Problems: Focus on Problems View');
    const rows = await until('two Problems show', async () => {
      const found = await problems(book);
      return found.length === 2 ? found : undefined;
    });
    for (const row of rows) assert.match(row, /lector/);
    await until('the words have red lines', async () => isAbout(await wordsInError(book), mute));
    assert.deepEqual(await statuses(), ['success', 'success', 'failed', 'failed', 'success']);
  });

  it('stay after Retry while the engine still fails', async () => {
    const triesBefore = await tries();
    await quickFix(book, 5, 'Retry this chunk');
    await until('it was tried again', async () => (await tries()) > triesBefore);
    await until('the words have red lines', async () => isAbout(await wordsInError(book), mute));
  });

  it('go with Retry once the engine is good again', async () => {
    await mend?.();
    await book.code.command('Lector: Restart Engine');
    await quickFix(book, 5, 'Retry this chunk');
    await until('one Problem is left', async () => isAbout(await wordsInError(book), ''));
    await until('it is kept', async () => (await statuses()).join() === 'success,success,success,failed,success');
  });

  it('go with Skip', async () => {
    await quickFix(book, 7, 'Skip this chunk');
    await until('no Problem is left', async () => (await problems(book)).length === 0);
    await until('no words have red lines', async () => (await wordsInError(book)) === '');
    await bookRow(book, 'Faults', /, 4\/5 ready .*1 skipped/);
    assert.equal(await countOf(book, 'faults', 'skipped'), 1);
  });

  it('tell of a voice that nobody has, and the chapter stays in the Book view', async () => {
    const { code } = book;
    await bookRow(book, 'stranger.md', /^stranger\.md, can’t be narrated: .*has no voice "nobody"\. Choose/);
    await code.openFile('stranger.md');
    await code.command('Problems: Focus on Problems View');
    const told = await until('one Problem shows', async () => (await problems(book))[0]);
    assert.match(told, /^Error: .*has no voice "nobody"\. Choose one of: en-us/);
    await picturesInThemes(code, 'voice-unknown');
    await code.command('View: Focus First Editor Group');
    await goToLine(code.page, 2);
    await code.page.keyboard.press('Control+Shift+K');
    await bookRow(book, 'Stranger', /not narrated/);
    await until('no Problem is left', async () => (await problems(book)).length === 0);
  });

  /** Silence is about all of its chunk; what isn't a number is about the words that sound from there on. */
  function isAbout(marked: string, before: string): boolean {
    const word = marked.slice(before.length);
    return marked.startsWith(before) && word !== '' && word !== notNumbers && notNumbers.includes(word);
  }

  async function statuses(): Promise<readonly string[]> {
    return (await records(book, 'faults')).map(({ status }) => status);
  }

  async function tries(): Promise<number> {
    return (await records(book, 'faults'))[2]?.attempts.length ?? 0;
  }
});
