import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readReply } from '../../src/core/engines/hostReply.js';
import type { ChapterResult } from '../../src/protocol/messages/chapters.js';
import { methods } from '../../src/protocol/messages/methods.js';
import { bookUri, withBook } from '../helpers/fakeBook.js';
import type { LspClient } from '../helpers/lspClient.js';
import { forAll } from './forAll.js';

const uri = bookUri('one.md');

const requests = [
  ...Object.values(methods).filter((method) => !/Event|Progress|Changed/.test(method)),
  'textDocument/codeLens',
  'textDocument/codeAction',
  'textDocument/diagnostic',
  'workspace/executeCommand',
  'workspace/willRenameFiles',
  'lector/unheardOf',
];
const notifications = [
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didClose',
  'workspace/didChangeConfiguration',
  'workspace/didChangeWatchedFiles',
  'workspace/didRenameFiles',
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
  fc.record({ files: fc.array(fc.record({ oldUri: uris, newUri: uris })) }),
  fc.record({ command: fc.constant('lector.skipChunk'), arguments: fc.jsonValue() }),
  fc.record({ settings: fc.dictionary(fc.constantFrom('rate', 'skip', 'pauses', 'logLevel'), fc.jsonValue()) }),
);
/** JSON-RPC params are an object, an array, or absent. */
const params = junk.map((value) => (typeof value === 'object' && value !== null ? value : undefined));

const engineReply = fc.oneof(
  fc.anything(),
  fc.record({
    kind: fc.constantFrom('loaded', 'counted', 'spoke', 'failed'),
    id: fc.anything(),
    tokens: fc.anything(),
  }),
  fc.record({ kind: fc.constant('spoke'), id: fc.nat(), seconds: fc.double(), speech: fc.anything() }),
  fc.record({ kind: fc.constant('failed'), id: fc.nat(), code: fc.string(), message: fc.anything() }),
);

describe('messages', () => {
  const chapters = { 'one.md': '# One\nText.' };
  const message = fc.tuple(fc.constantFrom(...requests), fc.constantFrom(...notifications), params, params);
  let client: LspClient;
  let close: () => void = () => undefined;
  before(
    () =>
      new Promise<void>((isOpen, reject) => {
        const closed = new Promise<void>((resolve) => (close = resolve));
        withBook(chapters, async (opened) => {
          client = opened;
          isOpen();
          await closed;
        }).catch(reject);
      }),
  );
  after(() => close());

  forAll(
    'the server answers each request, one way or the other',
    message,
    async ([request, notification, some, other]) => {
      await client.notify(notification, some);
      const answer = await client.request(request, other).then(
        () => 'answered',
        (error: unknown) => (error as { code?: unknown }).code,
      );
      assert.ok(answer === 'answered' || typeof answer === 'number', `${request}: ${String(answer)}`);
    },
  );

  it('and serves on', async () => {
    const result = await client.request<ChapterResult>('lector/chapter', { uri });
    assert.equal(result.chapters.length, 1);
  });

  forAll('whatever an engine’s process says is an answer or nothing', engineReply, (said) => {
    const reply = readReply(said);
    if (reply) assert.ok(['loaded', 'counted', 'failed', 'spoke'].includes(reply.kind) && typeof reply.id === 'number');
  });
});
