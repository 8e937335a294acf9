import assert from 'node:assert/strict';
import { canListen, doubtfulChapter, noEars, paragraphs, settledRecords } from './doubtfulChapter.js';
import { breakEngine } from './faultyEngine.js';
import { isShown, openByKeys, runByKeys } from './keys.js';
import { nameOfFocus, soundNow } from '../helpers/inPage.mjs';
import { openBook } from './openBook.js';
import {
  bookRow,
  goToLine,
  hear,
  problems,
  readAlong,
  takeFix,
  until,
  wordsInError,
  beginningsMisheard,
} from './screen.js';

const accept = 'Accept the recording as it is';
const listen = 'Listen to its recordings';

/** Nothing here touches the mouse. */
describe('host: reviewing a chapter', () => {
  const book = openBook(doubtfulChapter);
  let mend: (() => Promise<void>) | undefined;

  it('what failed and what is doubted are Problems that say what was tried', async () => {
    const { code } = book;
    mend = await breakEngine(code.extensionFolder);
    await openByKeys(code.page, 'doubtful.md');
    await runByKeys(code.page, 'Lector: Narrate Chapter');
    const kept = await settledRecords(book);
    assert.deepEqual(
      kept.map(({ status }) => status),
      ['success', 'success', 'failed', 'success', 'success', 'success'],
    );
    await bookRow(book, 'The Lighthouse', /, 5\/6 ready .*1 failed/);
    await runByKeys(code.page, 'Problems: Focus on Problems View');
    const [failed = '', repaired = '', doubted = ''] = await problemsOnceThereAre(3);
    assert.match(failed, /^Error: 100 % of it is silence\n.*Tried: espeak \(bad audio\)\. .*at line 5 /);
    assert.match(repaired, /^Warning: It could be spoken only without its signs.*\n.* at line 7 /);
    assert.match(doubted, /^Warning: .*\n.*Listen to it, and retry it if it is wrong\. at line 9 /);
    assert.match(doubted, canListen ? /Whisper heard 100 % of the words otherwise/ : /of its sound is noise/);
    await code.screenshot('review-problems');
  });

  it('a word that was misheard is marked, and its hover says what was heard', async function () {
    if (!canListen) {
      console.log(noEars);
      return this.skip();
    }
    const { page } = book.code;
    await runByKeys(page, 'View: Focus First Editor Group');
    // VS Code takes only the first two letters of a hint for it. Whisper puts what it heard to the word or to the one before.
    const marked = await until('the word is marked', async () =>
      /^(ot|th)$/.test(await beginningsMisheard(book)) ? beginningsMisheard(book) : undefined,
    );
    await goToLine(page, 11);
    const wordsBefore = marked === 'th' ? 2 : 3;
    const toTheWord = [...Array<string>(wordsBefore).fill('Control+ArrowRight'), 'ArrowRight'];
    for (const key of toTheWord) await page.keyboard.press(key);
    await until('its hover says so', async () => {
      for (const key of ['Control+K', 'Control+I']) await page.keyboard.press(key);
      const shown = page.locator('.monaco-hover:visible', {
        hasText: /Whisper heard “[^”]*yesterday[^”]*” for “[^”]*(?:the|otherword)”\./,
      });
      return isShown(shown.first());
    });
    await book.code.screenshot('review-misheard');
    await page.keyboard.press('Escape');
  });

  it('F8 goes from Problem to Problem, and what is there of it is played', async () => {
    const { code } = book;
    const { page } = code;
    const shown = page.locator('.marker-widget');
    await runByKeys(page, 'View: Focus First Editor Group');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F8');
    await until('the failed chunk is shown', async () => (await shown.innerText()).includes('100 % of it is silence'));
    await code.screenshot('review-failed');
    await page.keyboard.press('F8');
    await until('the repaired chunk is shown', async () => (await shown.innerText()).includes('without its signs'));
    await page.keyboard.press('F8');
    await until('the doubted chunk is shown', async () => (await shown.innerText()).includes('Chunk 5 of'));
    await code.screenshot('review-doubted');
    await page.keyboard.press('Shift+Alt+Enter');
    await hear(book);
    await until('the doubted chunk is read', async () => (await readAlong(book)).sentence === paragraphs.doubted);
    await runByKeys(page, 'Lector: Stop');
  });

  it('the recording is accepted as it is; its Problem is gone, also after a reload', async () => {
    const { code } = book;
    const { page } = code;
    await runByKeys(page, 'View: Focus First Editor Group');
    await page.keyboard.press('Control+Home');
    for (let problem = 0; problem < 3; problem++) await page.keyboard.press('F8');
    await takeFix(page, accept, () => goToLine(page, 9));
    await runByKeys(page, 'Problems: Focus on Problems View');
    await problemsOnceThereAre(2);
    await code.reload();
    await bookRow(book, 'The Lighthouse', /, 5\/6 ready .*1 failed/);
    await runByKeys(page, 'Problems: Focus on Problems View');
    const left = await problemsOnceThereAre(2);
    assert.match(left.join('\n'), /at line 5 [^]*at line 7 /);
  });

  it('the log is opened from a Problem; what was refused can be listened to and accepted', async () => {
    const { code } = book;
    const { page } = code;
    await runByKeys(page, 'View: Focus First Editor Group');
    await until('the words have a red line', async () => (await wordsInError(book)) === paragraphs.mute);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F8');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    const offered = page.locator('.action-widget .monaco-list-row.action');
    await until('fixes are offered', async () => (await offered.count()) > 0);
    const titles = await offered.allInnerTexts();
    for (const title of [listen, accept]) assert.ok(titles.join().includes(title), titles.join());
    await code.screenshot('review-fixes');
    await takeFix(page, 'Show the log', () => goToLine(page, 5));
    await until('the log is shown', () =>
      page.locator('.panel .output-view, .output-view-content').first().isVisible(),
    );
    await code.screenshot('review-log');
  });

  it('the refused recording is shown in the report, with why; it is heard there', async () => {
    const { code } = book;
    const { page } = code;
    await runByKeys(page, 'View: Focus First Editor Group');
    await takeFix(page, listen, () => goToLine(page, 5));
    const report = await code.frame('.takes');
    const takes = report.getByRole('region', { name: 'Recordings of chunk 3' }).getByRole('listitem');
    await until('it shows', async () => (await takes.count()) > 0);
    assert.match(await takes.first().innerText(), /refused: 100 % of it is silence/);
    await until('it has the focus', async () => (await report.evaluate(nameOfFocus)).startsWith('Play'));
    await code.screenshot('review-refused');
    await page.keyboard.press('Enter');
    await until('it is heard', async () => (await report.evaluate(soundNow)).source !== '');
    await page.keyboard.press('Escape');
  });

  it('it is retried once the engine is good again, and all is ready', async () => {
    const { code } = book;
    const { page } = code;
    await mend?.();
    await runByKeys(page, 'Lector: Restart Engine');
    await runByKeys(page, 'View: Focus First Editor Group');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F8');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    const chosen = page.locator('.action-widget .monaco-list-row.focused');
    await until('Retry is offered', async () => (await chosen.allInnerTexts()).join('').includes('Retry this chunk'));
    await page.keyboard.press('Enter');
    await bookRow(book, 'The Lighthouse', /, 6\/6 ready/);
    await until('no words have red lines', async () => (await wordsInError(book)) === '');
  });

  function problemsOnceThereAre(count: number): Promise<readonly string[]> {
    return until(`${count} Problems show`, async () => {
      const found = await problems(book);
      return found.length === count ? found : undefined;
    });
  }
});
