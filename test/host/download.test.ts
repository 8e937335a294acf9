import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defaultModelsDir } from '../../src/core/jobs/defaultModelsDir.js';
import { openBook } from './openBook.js';
import { bookRow, openChapter, until } from './screen.js';

const voice = 'en_US-joe-medium';
const mirror = defaultModelsDir();

describe('host: a voice that is not installed yet', () => {
  const settings: Record<string, unknown> = { 'lector.models.mirror': mirror, 'lector.voice': voice };
  before(async function () {
    if (!existsSync(path.join(mirror, voice))) {
      console.log(`  skipped: ${voice} is not in ${mirror}; lector models pull ${voice}`);
      this.skip();
    }
    settings['lector.models.path'] = await mkdtemp(path.join(tmpdir(), 'lector-models-'));
  });
  after(() => rm(String(settings['lector.models.path']), { recursive: true, force: true }));
  const book = openBook({ settings });

  it('is told with its size and a way to get it', async () => {
    await openChapter(book, 'chapter-01.md');
    await book.code.command('Lector: Narrate Chapter');
    const notice = book.code.page.locator('.notification-toast', { hasText: 'is not installed' });
    await notice.waitFor();
    assert.match(await notice.innerText(), /63 MB/);
    await notice.getByRole('button', { name: /Download/ }).click();
  });

  it('is fetched after a yes, and then speaks', async () => {
    const { page } = book.code;
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /licence CC0/);
    await book.code.screenshot('download-consent');
    await dialog.getByRole('button', { name: 'Download and Allow Downloads' }).click();
    const file = path.join(String(settings['lector.models.path']), voice, `${voice}.onnx`);
    await until('the voice is there', () => Promise.resolve(existsSync(file)));
    await page.locator('.notification-toast', { hasText: 'is installed' }).waitFor();
    await book.code.command('Lector: Narrate Chapter');
    await bookRow(book, 'Chapter I: The Keeper', /10\/10/);
    const record = await readFile(path.join(book.folder, '.lector/chapters/chapter-01.json'), 'utf8');
    assert.match(record, /"engine_used":"piper"/);
  });
});
