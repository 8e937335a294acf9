import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic, PublishDiagnosticsParams, TextDocumentEdit } from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { bookUri, withBook } from '../helpers/fakeBook.js';
import type { LspClient } from '../helpers/lspClient.js';

const uri = bookUri('one.md');

async function problemOf(client: LspClient, text: string): Promise<Diagnostic> {
  await client.open(uri, text);
  await client.request('lector/narrate', { uri });
  const params = await client.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
  assert.ok(params.diagnostics[0]);
  return params.diagnostics[0];
}

function actionsFor(client: LspClient, ...diagnostics: readonly unknown[]): Promise<CodeAction[]> {
  return actionsAt(client, 0, diagnostics);
}

function actionsAt(client: LspClient, character: number, diagnostics: readonly unknown[]): Promise<CodeAction[]> {
  const at = { line: 0, character };
  const range = { start: at, end: at };
  const context = { diagnostics };
  return client.request('textDocument/codeAction', { textDocument: { uri }, range, context });
}

describe('quick fixes', () => {
  it('accept a recording where there is one', () =>
    withBook({ 'one.md': '' }, async (client) => {
      const problem = await problemOf(client, 'REVIEW it.');
      const titles = (await actionsFor(client, problem)).map(({ title }) => title);
      assert.ok(titles.includes('Accept the recording as it is'), titles.join());
    }));

  it('offer to listen to a recording that was refused, and to accept it', () =>
    withBook({ 'one.md': '' }, async (client) => {
      const problem = await problemOf(client, 'FAIL and REFUSED.');
      const titles = (await actionsFor(client, problem)).map(({ title }) => title);
      assert.deepEqual(
        titles.filter((title) => title.includes('recording')),
        ['Listen to its recordings', 'Accept the recording as it is'],
      );
    }));

  it('are Retry, the other engines that can speak here, Respell, Split, Skip and the log', () =>
    withBook({ 'one.md': '' }, async (client) => {
      const problem = await problemOf(client, 'FAIL one. Two.');
      const { chunkId } = problem.data as { chunkId: string };
      const actions = await actionsFor(client, problem);
      assert.deepEqual(
        actions.map(({ title, command }) => [title, command?.command, command?.arguments]),
        [
          ['Retry this chunk', 'lector.retryChunk', [uri, chunkId]],
          ['Speak it with PIPER', 'lector.useOtherEngine', [uri, chunkId, 'piper']],
          ['Respell…', 'lector.respell', [uri, { start: 0, end: 14 }]],
          ['Split this chunk here', undefined, undefined],
          ['Skip this chunk', 'lector.skipChunk', [uri, chunkId]],
          ['Show the log', 'lector.showLog', []],
        ],
      );
      assert.deepEqual(actions[0]?.diagnostics, [problem]);
    }));

  it('Respell knows which word was misheard', () =>
    withBook({ 'one.md': '' }, async (client) => {
      const text = 'REVIEW the LOST moth.';
      const actions = await actionsFor(client, await problemOf(client, text));
      const given: readonly unknown[] = actions.find(({ title }) => title === 'Respell…')?.command?.arguments ?? [];
      const { start, end } = given[2] as { readonly start: number; readonly end: number };
      assert.equal(text.slice(start, end), 'LOST');
    }));

  it('are offered once for all that is marked in a chunk', () =>
    withBook({ 'one.md': '' }, async (client) => {
      const problem = await problemOf(client, 'FAIL one. Two.');
      const misheard = { ...problem, severity: 4, code: 'heard-changed' };
      const [one, both] = [await actionsFor(client, problem), await actionsFor(client, problem, misheard)];
      assert.deepEqual(
        both.map(({ title }) => title),
        one.map(({ title }) => title),
      );
      assert.deepEqual(both[0]?.diagnostics, [problem, misheard]);
    }));

  const splits: readonly (readonly [text: string, cursor: number, expected: string | undefined])[] = [
    ['FAIL one. Two. Three.', 0, 'FAIL one. <!-- lector: break --> Two. Three.'],
    ['FAIL one. Two. Three.', 20, 'FAIL one. Two. <!-- lector: break --> Three.'],
    ['FAIL one. Two. Three.', 13, 'FAIL one. Two. <!-- lector: break --> Three.'],
    ['FAIL alone', 3, undefined],
  ];
  for (const [text, cursor, expected] of splits) {
    it(`Split at ${cursor} of ${JSON.stringify(text)}`, () =>
      withBook({ 'one.md': '' }, async (client) => {
        const actions = await actionsAt(client, cursor, [await problemOf(client, text)]);
        const change = actions.find(({ edit }) => edit)?.edit?.documentChanges?.[0] as TextDocumentEdit | undefined;
        const document = TextDocument.create(uri, 'markdown', 1, text);
        assert.equal(change && TextDocument.applyEdits(document, change.edits), expected);
        if (change) assert.deepEqual(change.textDocument, { uri, version: 1 });
      }));
  }

  const strangers: Readonly<Record<string, unknown>> = {
    'another source': { source: 'markdownlint', data: { chunkId: 'x' } },
    'a finding about the text': { source: 'lector', code: 'unknown-mark' },
    'a chunk that is gone': { source: 'lector', data: { chunkId: 'gone' } },
    'no diagnostic at all': 7,
  };
  for (const [name, stranger] of Object.entries(strangers)) {
    it(`offer nothing for ${name}`, () =>
      withBook({ 'one.md': '' }, async (client) => {
        await problemOf(client, 'FAIL');
        assert.deepEqual(await actionsFor(client, stranger), []);
      }));
  }
});
