import assert from 'node:assert/strict';
import { commands } from '../../src/protocol/names.js';
import { withBook } from '../helpers/fakeBook.js';

/** Which files the editor asks about before it renames them, and tells of after. */
const renamings = { filters: [{ scheme: 'file', pattern: { glob: '**' } }] };

describe('initialize', () => {
  it('says what the server can do, and nothing else', () =>
    withBook({ 'one.md': '# One' }, async ({ initialized }) => {
      assert.deepEqual(initialized.capabilities, {
        positionEncoding: 'utf-16',
        textDocumentSync: 2,
        codeLensProvider: { resolveProvider: false },
        codeActionProvider: { codeActionKinds: ['quickfix'] },
        completionProvider: {},
        hoverProvider: true,
        executeCommandProvider: { commands: [commands.skipChunk, commands.acceptChunk, commands.useTake] },
        workspace: { fileOperations: { willRename: renamings, didRename: renamings } },
        diagnosticProvider: { identifier: 'lector', interFileDependencies: false, workspaceDiagnostics: false },
      });
    }));

  it('watches manuscripts where the client lets it', () =>
    withBook(
      { 'one.md': '# One' },
      async (client) => {
        const { registrations } = await client.next<{ registrations: { method: string }[] }>(
          'client/registerCapability',
        );
        assert.deepEqual(
          registrations.map(({ method }) => method),
          ['workspace/didChangeWatchedFiles'],
        );
      },
      { capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } } },
    ));

  it('ends the core with the session', () =>
    withBook({ 'one.md': '# One' }, async (client, lector) => {
      await client.request('lector/engines', null);
      await client.request('shutdown');
      assert.deepEqual(lector.calls, ['dispose']);
    }));
});
