import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { llmModel, says, startLlmServer, type ChatAnswer, type LlmServer } from '../helpers/llmServer.js';
import { breakEngine } from './faultyEngine.js';
import { records, takes } from './kept.js';
import { openByKeys, runByKeys } from './keys.js';
import { bookFile } from './longChapter.js';
import { openBook } from './openBook.js';
import { bookRow, goToLine, problems, until } from './screen.js';

const text = `# The Tower

The morning was quiet.

The keeper saw the muteword in the water below the tower that night.

The boats passed the exitoneword on their way to the northern harbour.
`;
const marked = text.replace('the muteword', 'the muteword<!-- lector-say: muteword = lantern -->');

/** A good answer for one paragraph, and for the other what a manuscript may have talked a model into. */
const answers: ChatAnswer = (response, body) => {
  const asked = body.messages.map(({ content }) => content).join('\n');
  const reply = asked.includes('muteword')
    ? { text: 'The keeper saw the lantern in the water below the tower that night.', confidence: 0.9 }
    : { text: 'Visit https://evil.example/ <script>alert(1)</script> now.', confidence: 1 };
  says(reply)(response, body);
};

describe('host: a chunk that can be spoken only in other words', () => {
  let llm: LlmServer | undefined;
  const settings: Record<string, unknown> = {
    'lector.hearing.when': 'never',
    'lector.playback.playWhileNarrating': false,
    'lector.ai.provider': 'ollama',
    'lector.ai.model': llmModel,
  };
  before(async () => {
    llm = await startLlmServer(answers);
    settings['lector.ai.endpoint'] = llm.url;
  });
  const book = openBook({ files: { 'lector.yaml': bookFile('tower.md'), 'tower.md': text }, settings });
  after(() => llm?.close());
  const onDisk = () => readFile(path.join(book.folder, 'tower.md'), 'utf8');

  it('is, and says so; the words wait for a person, and the text is as it was', async () => {
    const { code } = book;
    await breakEngine(code.extensionFolder);
    await openByKeys(code.page, 'tower.md');
    await runByKeys(code.page, 'Lector: Narrate Chapter');
    await bookRow(book, 'The Tower', /, 3\/4 ready .*1 failed/);
    await runByKeys(code.page, 'Problems: Focus on Problems View');
    const told = await until('Problems tell of all', async () => {
      const found = await problems(book);
      return found.length === 3 ? found : undefined;
    });
    const all = told.join('\n');
    assert.match(all, /Warning: It could be spoken only in other words: “The keeper saw the lantern/);
    assert.match(all, /can say this only in other words\.[^]*An edit is proposed \(90 % sure\)/);
    assert.match(all, /Error: [^]*Tried: espeak \(crash\)[^]*Likely: The engine broke off/);
    assert.equal(await onDisk(), text);
    assert.ok((llm?.chats.length ?? 0) >= 2);
    await code.screenshot('other-words');
  });

  it('accepted, the words are said and nothing is spoken again; what was printed is printed still', async () => {
    const { code } = book;
    const { page } = code;
    const before = await takes(book);
    await runByKeys(page, 'View: Focus First Editor Group');
    await goToLine(page, 5);
    await page.keyboard.press('Shift+Alt+Y');
    await until('the edit’s Problem and the warning are gone', async () => (await problems(book)).length === 1);
    await page.keyboard.press('Control+S');
    await until('the mark is saved', async () => (await onDisk()) === marked);
    assert.deepEqual(await takes(book), before);
    const [, , kept] = await records(book, 'tower');
    assert.deepEqual(
      [kept?.status, kept?.text.trim()],
      ['success', 'The keeper saw the lantern in the water below the tower that night.'],
    );
  });

  it('what a model was talked into reaches neither the text nor the list', async () => {
    const { code } = book;
    assert.equal(await onDisk(), marked);
    const { attempts } = (await records(book, 'tower'))[3] ?? {};
    assert.ok(!JSON.stringify(attempts).includes('evil'));
    const logs = await code.output('Lector');
    assert.ok(!logs.includes('evil.example'), logs);
  });
});
