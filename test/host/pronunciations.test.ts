import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hash } from '../../src/core/base/hash.js';
import { withPronunciation } from '../../src/core/manuscript/editPronunciations.js';
import { heardSources, labelsOf } from '../helpers/inPage.mjs';
import { breakEngine } from './faultyEngine.js';
import { records, takes } from './kept.js';
import { openByKeys, runByKeys } from './keys.js';
import { openBook } from './openBook.js';
import { bookRow, goToLine, takeFix, until } from './screen.js';

const text = `# Baker Street

Then Holmes came into the garden.

Nobody heard the muteword that she said.

Ann put the kettle on for Moriarty.
`;

/** Nothing here touches the mouse. */
describe('host: pronunciations', () => {
  const book = openBook({
    files: { 'street.md': text, 'lector.yaml': 'title: Baker Street\nchapters: [street.md]\n' },
    settings: { 'lector.hearing.when': 'never', 'lector.playback.playWhileNarrating': false },
  });
  const file = () => readFile(path.join(book.folder, 'pronunciations.yaml'), 'utf8').catch(() => '');
  const asked = () => book.code.page.locator('.quick-input-widget:visible');
  const spoken = async () => (await records(book, 'street')).map(({ text: said, status }) => `${status}: ${said}`);

  it('one that is proposed is seen, and added by a person alone', async () => {
    const { code } = book;
    const { page } = code;
    const moriarty = withPronunciation('', { word: 'Moriarty', ipa: 'mˌɔːɹiˈɑːɹti' });
    await stage('20261122_100000', {
      ...{ description: 'Says “Moriarty” otherwise.', before: '', after: moriarty },
    });
    await runByKeys(page, 'Lector: Review Proposed Edits');
    await until('it is listed', async () =>
      (await rows()).join().includes('Says “Moriarty” otherwise., pronunciation'),
    );
    assert.equal(await file(), '');
    await showFirst('Moriarty');
    await code.screenshot('pronunciation-proposed');
    await page.keyboard.press('Shift+Alt+Y');
    await until('it is added', async () => (await file()) === moriarty);
    await until('none waits', async () => /^Decided[^,]*$/.test((await rows()).join()));
  });

  it('the word at the cursor is asked for, heard first, and kept', async () => {
    const { code } = book;
    const { page } = code;
    await breakEngine(code.extensionFolder);
    await openByKeys(page, 'street.md');
    await runByKeys(page, 'Lector: Narrate Chapter');
    await bookRow(book, 'Baker Street', /, 3\/4 ready .*1 failed/);
    await goToWord(3, 1);
    await runByKeys(page, 'Lector: Add Pronunciation…');
    await until('it is asked', async () => (await asked().innerText()).includes('How is “Holmes” said?'));
    await page.keyboard.insertText('/oops/');
    await until('nonsense is told', async () => (await asked().innerText()).includes('neither words nor IPA'));
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('homes');
    await until('it is understood', async () => (await asked().innerText()).includes('Say “Holmes” like “homes”'));
    await code.screenshot('pronunciation-asked');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until('it is heard', async () => (await (await code.frame('main')).evaluate(heardSources)).length > 0);
    assert.ok(!(await file()).includes('Holmes'));
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await until('it is kept', async () => (await file()).includes('- word: Holmes\n    alias: homes\n'));
    await bookRow(book, 'Baker Street', /, 2\/4 ready .*1 stale/);
    await code.screenshot('pronunciation-kept');
  });

  it('Respell… at a Problem asks which word, and speaks its chunk again', async () => {
    const { code } = book;
    const { page } = code;
    await runByKeys(page, 'View: Focus First Editor Group');
    await takeFix(page, 'Respell…', () => goToLine(page, 5));
    await until('it asks which word', async () =>
      (await asked().innerText()).includes('Which word is said otherwise?'),
    );
    await page.keyboard.insertText('muteword');
    await page.keyboard.press('Enter');
    await until('it is asked', async () => (await asked().innerText()).includes('How is “muteword” said?'));
    await page.keyboard.insertText('mewt word');
    await until('it is understood', async () => (await asked().innerText()).includes('like “mewt word”'));
    await page.keyboard.press('Enter');
    await until('its chunk is spoken', async () =>
      (await spoken()).includes('success: Nobody heard the mewt word that she said.'),
    );
    await bookRow(book, 'Baker Street', /, 3\/4 ready(?!.*failed)/);
  });

  it('one that is accepted speaks the chunk that it is about, and no other', async () => {
    const kept = await file();
    const [about] = (await records(book, 'street')).filter(({ text: said }) => said.startsWith('Ann'));
    assert.ok(about);
    await stage('20261122_110000', {
      ...{ description: 'Says “kettle” otherwise.', chapter: 'street', chunk: about.id },
      ...{ before: kept, after: withPronunciation(kept, { word: 'kettle', alias: 'kitten' }) },
    });
    await runByKeys(book.code.page, 'Lector: Review Proposed Edits');
    await until('it is listed', async () => (await rows()).join().includes('Says “kettle” otherwise.'));
    const before = await takes(book);
    await showFirst('kettle');
    await book.code.page.keyboard.press('Shift+Alt+Y');
    await until('its chunk is spoken', async () =>
      (await spoken()).includes('success: Ann put the kitten on for Moriarty.'),
    );
    const added = Object.keys(await takes(book)).filter((name) => !(name in before));
    assert.equal(added.length, 1, added.join());
  });

  const rows = () =>
    book.code.page.locator('.pane-body [aria-label="Proposed Edits"] [role=treeitem]').evaluateAll(labelsOf);

  /** Stages a patch as somebody proposes one. */
  async function stage(name: string, rest: object): Promise<void> {
    const folder = path.join(book.folder, '.lector/staged_patches');
    await mkdir(folder, { recursive: true });
    const patch = {
      ...{ schema_version: 1, id: '', kind: 'pronunciation', target: 'pronunciations.yaml', diff: '', start: 0 },
      ...{ reasoning: 'It was misheard.', agent: 'ears', model: null, confidence: 0.7, status: 'pending_review' },
      ...{ base_sha256: hash(''), created_at: '2026-11-22T10:00:00.000Z' },
      ...rest,
    };
    await writeFile(path.join(folder, `${name}_pronunciations.yaml.patch`), JSON.stringify(patch));
  }

  /** Shows the diff of what the list has first, which says `word`. */
  async function showFirst(word: string): Promise<void> {
    const { page } = book.code;
    await runByKeys(page, 'Lector: Show Proposed Edit');
    const diff = page.locator('.monaco-diff-editor');
    await until('a diff is shown', async () => (await diff.innerText()).includes(word));
  }

  async function goToWord(line: number, wordsBefore: number): Promise<void> {
    const { page } = book.code;
    await runByKeys(page, 'View: Focus First Editor Group');
    await goToLine(page, line);
    // Keys pressed before the editor has the focus again are lost.
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
    for (let word = 0; word < wordsBefore; word++) await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
  }
});
