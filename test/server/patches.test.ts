import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node.js';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { openLector, type Lector } from '../../src/core/lector.js';
import { patchSchemaVersion, type Patch } from '../../src/core/model/patch.js';
import type { ChapterResult } from '../../src/protocol/messages/chapters.js';
import { methods } from '../../src/protocol/messages/methods.js';
import type { PatchesResult, SuggestFixesResult } from '../../src/protocol/messages/patches.js';
import { commands } from '../../src/protocol/names.js';
import { connect, type ClientOptions, type LspClient } from '../helpers/lspClient.js';

const text = '# Lamp\n\nThe lamp was was lit.\n\nThey read it.\n';

/** A patch that waits, but for what it changes. */
const staged: Omit<Patch, 'kind' | 'target' | 'before' | 'after'> = {
  schema_version: patchSchemaVersion,
  id: 'x',
  description: 'It helps.',
  diff: '',
  start: 0,
  base_sha256: '',
  confidence: 0.8,
  reasoning: 'It was tried.',
  agent: 'reasoner',
  model: null,
  created_at: '2026-11-22T10:04:05.000Z',
  status: 'pending_review',
  chapter: 'lamp',
  chunk: 'c',
};

interface Scene {
  readonly client: LspClient;
  readonly folder: string;
  readonly uri: string;
  readonly places: { readonly folderUris: readonly string[]; readonly documentUris: readonly string[] };
}

describe('proposed edits, as a client sees them', () => {
  let lector: Lector;
  before(async () => {
    const log = createLog('error', (line) => console.error(line));
    const modelsDir = path.join(tmpdir(), 'lector-no-models');
    lector = await openLector({
      distDir: path.resolve('dist'),
      modelsDir,
      allowDownload: false,
      workers: 1,
      log,
      clock: systemClock,
    });
  });
  after(() => lector.dispose());

  const inBook =
    (act: (scene: Scene) => Promise<void>, options: ClientOptions = {}) =>
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'lector-patches-'));
      await writeFile(path.join(folder, 'lector.yaml'), 'title: Lamp\n');
      await writeFile(path.join(folder, 'lamp.md'), text);
      const uri = pathToFileURL(path.join(folder, 'lamp.md')).href;
      const client = await connect(lector, options);
      try {
        await client.open(uri, text);
        await act({ client, folder, uri, places: { folderUris: [pathToFileURL(folder).href], documentUris: [uri] } });
      } finally {
        await client.close();
        await rm(folder, { recursive: true, force: true });
      }
    };
  const proposals = ({ diagnostics }: PublishDiagnosticsParams) =>
    diagnostics.filter(({ code }) => code === 'proposed-edit');

  it(
    'are Problems with ways to decide, follow the text while someone types, and go when they are decided',
    inBook(async ({ client, folder, uri, places }) => {
      const { staged, findings } = await client.request<SuggestFixesResult>(methods.suggestFixes, { uri });
      assert.deepEqual([staged, findings], [1, 1]);
      const shown = await client.next<PublishDiagnosticsParams>(
        'textDocument/publishDiagnostics',
        (sent) => proposals(sent).length > 0,
      );
      const [problem] = proposals(shown);
      assert.match(problem?.message ?? '', /said twice[^]*85 % sure/);
      assert.deepEqual(problem?.range, { start: { line: 2, character: 0 }, end: { line: 2, character: 21 } });

      const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: problem.range,
        context: { diagnostics: shown.diagnostics },
      });
      const [patch] = (await client.request<PatchesResult>(methods.patches, places)).patches;
      assert.ok(patch);
      assert.deepEqual(
        actions.map(({ command }) => [command?.command, command?.arguments]),
        [commands.acceptPatch, commands.showPatch, commands.rejectPatch].map((command) => [command, [patch.id]]),
      );
      assert.deepEqual(
        [patch.status, patch.uri, patch.said.before, patch.said.after],
        ['pending_review', uri, 'The lamp was was lit.', 'The lamp was lit.'],
      );
      assert.deepEqual(
        patch.changes.map(({ before }) => patch.before.slice(before.start, before.end)),
        ['was '],
      );

      await client.change(uri, 2, text.replace('# Lamp', '# The Lamp\n\nIt was late.'));
      const moved = await client.next<PublishDiagnosticsParams>(
        'textDocument/publishDiagnostics',
        (sent) => proposals(sent)[0]?.range.start.line === 4,
      );
      assert.equal(proposals(moved).length, 1);
      const again = (await client.request<PatchesResult>(methods.patches, places)).patches[0];
      assert.equal(again?.span?.start, text.replace('# Lamp', '# The Lamp\n\nIt was late.').indexOf('The lamp was'));

      await client.change(uri, 3, text.replace('was was', 'is'));
      await client.next<PublishDiagnosticsParams>(
        'textDocument/publishDiagnostics',
        (sent) => proposals(sent).length === 0,
      );
      assert.equal((await client.request<PatchesResult>(methods.patches, places)).patches[0]?.status, 'stale');

      await client.change(uri, 4, text);
      await client.next<PublishDiagnosticsParams>(
        'textDocument/publishDiagnostics',
        (sent) => proposals(sent).length === 1,
      );
      await client.request(methods.decidePatch, { bookUri: patch.bookUri, id: patch.id, decision: 'reject' });
      await client.next<PublishDiagnosticsParams>(
        'textDocument/publishDiagnostics',
        (sent) => proposals(sent).length === 0,
      );
      assert.equal((await client.request<PatchesResult>(methods.patches, places)).patches[0]?.status, 'rejected');
      assert.equal(await readFile(path.join(folder, 'lamp.md'), 'utf8'), text, 'nothing but a person changes a text');
    }),
  );

  it(
    'what only the author can mend is a Problem of the text once it was asked for',
    inBook(async ({ client, uri }) => {
      const heteronyms = async () => {
        const { items } = await client.request<{ readonly items: readonly Diagnostic[] }>('textDocument/diagnostic', {
          textDocument: { uri },
        });
        return items.filter(({ code }) => code === 'awkward-heteronym').map(({ range }) => range.start);
      };
      assert.deepEqual(await heteronyms(), []);
      await client.request(methods.suggestFixes, { uri });
      assert.deepEqual(await heteronyms(), [{ line: 4, character: 5 }]);
      await client.change(uri, 2, text.replace('They read', 'All of them read'));
      assert.deepEqual(await heteronyms(), [{ line: 4, character: 12 }]);
      await client.change(uri, 3, text.replace('They read', 'They burnt'));
      assert.deepEqual(await heteronyms(), []);
    }),
  );

  it(
    'of a voice and of a setting say where they stand, how they are heard and which chunk they are to mend; harmful ones are stale',
    inBook(async ({ client, folder, uri, places }) => {
      const bookUri = pathToFileURL(path.join(folder, 'lector.yaml')).href;
      await writeFile(path.join(folder, 'lector.yaml'), 'title: Lamp\nrate: 1.5 # fast\n');
      const voice = '<!-- lector: voice=espeak/en-gb -->';
      const marks = { before: 'They read it.', after: `${voice}\nThey read it.\n<!-- lector: voice=default -->` };
      const edits: readonly Partial<Patch>[] = [
        { kind: 'engine', target: 'lamp.md', ...marks },
        { kind: 'setting', target: 'lector.yaml', before: 'rate: 1.5', after: 'rate: 1' },
        { kind: 'setting', target: 'lector.yaml', before: '', after: 'fallback: [espeak]\n' },
        { kind: 'setting', target: 'lector.yaml', before: 'title: Lamp', after: 'title: Gone' },
        { kind: 'engine', target: 'lamp.md', ...marks, after: marks.after.replace('read', 'burnt') },
        { kind: 'manuscript', target: 'lamp.md', before: 'They', after: 'They <b>' },
      ];
      const patches = path.join(folder, '.lector', 'staged_patches');
      await mkdir(patches, { recursive: true });
      for (const [at, edit] of edits.entries())
        await writeFile(path.join(patches, `2026_${at}.patch`), JSON.stringify({ ...staged, ...edit }));
      await client.change(uri, 2, text);
      const found = (await client.request<PatchesResult>(methods.patches, places)).patches;
      assert.deepEqual(
        found.map(({ status }) => status === 'stale'),
        [false, false, false, true, true, true],
      );
      const [marked, rate, standIn] = found;
      const span = { start: text.indexOf('They'), end: text.length - 1 };
      assert.deepEqual([marked?.uri, marked?.span, marked?.about], [uri, span, undefined]);
      assert.deepEqual(marked?.heardWith, { before: { span }, after: { engine: 'espeak', voice: 'en-gb' } });
      assert.deepEqual(
        [rate?.uri, rate?.before, rate?.after, rate?.about],
        [bookUri, 'rate: 1.5', 'rate: 1', { uri, chunkId: 'c' }],
      );
      assert.deepEqual(rate?.heardWith, { before: {}, after: { rate: 1 } });
      assert.deepEqual([standIn?.before, standIn?.after, standIn?.span?.start], ['', 'fallback: [espeak]\n', 29]);
      assert.equal(standIn?.heardWith?.after.engine, 'espeak');
    }),
  );

  it(
    'of a setting are Problems of the chunk that they are to mend',
    inBook(async ({ client, folder, uri }) => {
      const { chapters } = await client.request<ChapterResult>(methods.chapter, { uri });
      const chunk = chapters[0]?.chunks.at(-1)?.id ?? assert.fail('there is no chunk');
      const edit = { kind: 'setting', target: 'lector.yaml', before: '', after: 'rate: 0.9\n', chunk };
      const patches = path.join(folder, '.lector', 'staged_patches');
      await mkdir(patches, { recursive: true });
      await writeFile(path.join(patches, '2026_1.patch'), JSON.stringify({ ...staged, ...edit }));
      await client.change(uri, 2, text);
      const shown = await client.next<PublishDiagnosticsParams>(
        'textDocument/publishDiagnostics',
        (sent) => proposals(sent).length > 0,
      );
      const [problem] = proposals(shown);
      assert.deepEqual(problem?.range.start, { line: 4, character: 0 });
      assert.match(problem.message, /^It helps\.\n/);
    }),
  );

  it(
    'are neither made nor decided in Restricted Mode',
    inBook(
      async ({ client, folder, uri, places }) => {
        const isRefused = { message: /trust/i };
        await assert.rejects(client.request(methods.suggestFixes, { uri }), isRefused);
        const decision = { bookUri: places.folderUris[0], id: 'x', decision: 'applied' };
        await assert.rejects(client.request(methods.decidePatch, decision), isRefused);
        assert.deepEqual(await client.request(methods.patches, places), { patches: [] });
        assert.ok(!(await readdir(folder)).includes('.lector'));
      },
      { trusted: false },
    ),
  );
});
