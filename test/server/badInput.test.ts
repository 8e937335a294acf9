import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ResponseError } from 'vscode-languageserver/node.js';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { openLector } from '../../src/core/lector.js';
import type { ChapterResult } from '../../src/protocol/messages/chapters.js';
import type { FailureData } from '../../src/protocol/messages/problems.js';
import { toUri } from '../../src/server/uris.js';
import { badInputs, type BadInput, type Meeting } from '../helpers/badInputs.js';
import { connect, type LspClient } from '../helpers/lspClient.js';

describe('bad input in the language server', () => {
  let folder = '';
  let client: LspClient;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lector bad '));
    const lector = await openLector({
      distDir: path.resolve('dist'),
      modelsDir: path.join(folder, 'no models'),
      allowDownload: false,
      workers: 1,
      log: createLog('error', (line) => assert.fail(line)),
      clock: systemClock,
    });
    client = await connect(lector);
  });
  after(async () => {
    await client.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const [index, input] of badInputs.entries()) {
    const { name, chapter, met } = input;
    it(`${name}, as a closed file → ${met.kind === 'refused' ? met.code : 'read'}`, async () => {
      const file = path.join(folder, `${index}.md`);
      await writeFile(file, chapter);
      await assertMet(met, toUri(file));
    });
    if (typeof chapter !== 'string') continue;
    const inEditor = metInEditor(input);
    it(`${name}, in an editor → ${'code' in inEditor ? inEditor.code : 'read'}`, async () => {
      const uri = toUri(path.join(folder, `${index}.md`));
      await client.open(uri, chapter);
      await assertMet(inEditor, uri);
      const { items } = await client.request<{ items: { code: string }[] }>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      const codes = items.map(({ code }) => code);
      if (inEditor.kind === 'finding') assert.ok(codes.includes(inEditor.code), codes.join());
      else assert.deepEqual(codes, []);
      await client.notify('textDocument/didClose', { textDocument: { uri } });
    });
  }

  async function assertMet(met: Meeting, uri: string): Promise<void> {
    const asked = client.request<ChapterResult>('lector/chapter', { uri });
    if (met.kind !== 'refused') assert.equal((await asked).chapters.length, 1);
    else
      await assert.rejects(asked, (error: ResponseError<FailureData>) => {
        assert.equal(error.data?.code, met.code);
        assert.ok(error.data.nextStep && error.message.endsWith(error.data.nextStep), error.message);
        return true;
      });
  }
});

/** An editor hands over characters, not bytes: one that no file may hold is only a thing that can't be spoken. */
function metInEditor({ met }: BadInput): Meeting {
  const isRead = met.kind === 'refused' && met.code === 'BAD_ENCODING';
  return isRead ? { kind: 'finding', code: 'unspeakable-text' } : met;
}
