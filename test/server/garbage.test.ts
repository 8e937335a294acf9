import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ChapterResult } from '../../src/protocol/messages.js';
import { methods } from '../../src/protocol/messages.js';
import { bookUri, withBook } from '../helpers/fakeBook.js';

const uri = bookUri('one.md');

const requests = [
  ...Object.values(methods).filter((method) => !/Event|Progress|Changed/.test(method)),
  'textDocument/codeLens',
  'textDocument/codeAction',
  'textDocument/diagnostic',
  'workspace/executeCommand',
  'lector/unheardOf',
];
const notifications = [
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didClose',
  'workspace/didChangeConfiguration',
  'workspace/didChangeWatchedFiles',
  'lector/unheardOf',
];

const uris = fc.oneof(fc.constantFrom(uri, 'untitled:x', 'file:///', 'file://host/%2f', 'x', ''), fc.string());
const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.record({ uri: uris, span: fc.jsonValue(), chunkId: fc.string(), model: fc.jsonValue(), title: fc.jsonValue() }),
  fc.record({ textDocument: fc.record({ uri: uris, version: fc.jsonValue(), text: fc.jsonValue() }) }),
  fc.record({
    textDocument: fc.record({ uri: uris }),
    contentChanges: fc.array(fc.record({ range: fc.jsonValue(), text: fc.jsonValue() })),
    range: fc.record({ start: fc.jsonValue(), end: fc.jsonValue() }),
    context: fc.record({ diagnostics: fc.jsonValue() }),
  }),
  fc.record({ command: fc.constant('lector.skipChunk'), arguments: fc.jsonValue() }),
  fc.record({ settings: fc.dictionary(fc.constantFrom('rate', 'skip', 'pauses', 'logLevel'), fc.jsonValue()) }),
);
/** JSON-RPC params are an object, an array, or absent. */
const params = junk.map((value) => (typeof value === 'object' && value !== null ? value : undefined));

describe('a server that gets garbage', () => {
  it('answers each request, one way or the other, and serves on', () =>
    withBook({ 'one.md': '# One\nText.' }, async (client) => {
      const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...requests),
          fc.constantFrom(...notifications),
          params,
          params,
          async (...it) => {
            const [request, notification, some, other] = it;
            await client.notify(notification, some);
            const answer = await client.request(request, other).then(
              () => 'answered',
              (error: unknown) => (error as { code?: unknown }).code,
            );
            assert.ok(answer === 'answered' || typeof answer === 'number', `${request}: ${String(answer)}`);
          },
        ),
        { numRuns: 400, seed },
      );
      const { chapters } = await client.request<ChapterResult>('lector/chapter', { uri: bookUri('one.md') });
      assert.equal(chapters.length, 1);
    }));
});
