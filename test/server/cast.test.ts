import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CodeAction, Diagnostic, Hover, TextDocumentEdit } from 'vscode-languageserver/node.js';
import type { AskSpeakersResult, CastEditResult, CastResult } from '../../src/protocol/messages/cast.js';
import { methods } from '../../src/protocol/messages/methods.js';
import type { PatchesResult } from '../../src/protocol/messages/patches.js';
import { toUri } from '../../src/server/uris.js';
import type { BookProgressParams } from '../../src/protocol/messages/bookProgress.js';
import { llmModel, says, startLlmServer } from '../helpers/llmServer.js';
import type { LlmOptions } from '../../src/core/model/agent.js';
import { connect, type LspClient } from '../helpers/lspClient.js';
import { openOwnLector } from '../helpers/ownLector.js';

const text = `# One

“Where is the lamp?” asked Ann.

“Gone,” said Old Ben.

“Gone where?”

“Out,” said Ann.
`;
/** Its third line is anybody's. */
const unsure = text.replace('“Out,” said Ann.', 'A bell rang.\n\n“Who is there?”');
const yaml = 'title: The Lamp\ncast:\n  Ann: espeak/en-gb\n';

interface Scene {
  readonly client: LspClient;
  readonly uri: string;
  readonly chapter: string;
}

describe('the cast of a book, as a client sees it', () => {
  const inBook = (act: (scene: Scene) => Promise<void>, llm?: LlmOptions) => async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'lector-cast-'));
    await writeFile(path.join(folder, 'lector.yaml'), yaml);
    await writeFile(path.join(folder, 'one.md'), text);
    const client = await connect(await openOwnLector(llm), {});
    try {
      await act({ client, uri: toUri(folder), chapter: toUri(path.join(folder, 'one.md')) });
    } finally {
      await client.close();
      await rm(folder, { recursive: true, force: true });
    }
  };

  it(
    'is listed with a line of each, as the text stands in the editor',
    inBook(async ({ client, uri, chapter }) => {
      await client.open(chapter, text.replace('Old Ben', 'Carl'));
      const { title, speakers } = await client.request<CastResult>(methods.cast, { uri });
      assert.equal(title, 'The Lamp');
      assert.deepEqual(
        speakers.map(({ name, voice, isInCast, sample }) => [name, voice, isInCast, sample?.text]),
        [
          ['Ann', 'espeak/en-gb', true, '“Where is the lamp?”'],
          ['Carl', undefined, false, '“Gone,”'],
        ],
      );
      assert.equal(speakers[0]?.sample?.uri, chapter);
    }),
  );

  it(
    'is changed by an edit that the client makes, of the text in its editor',
    inBook(async ({ client, uri }) => {
      const file = `${uri}/lector.yaml`;
      const asked = { uri, name: 'Old Ben', voice: 'espeak/en-us' };
      const edit = await client.request<CastEditResult>(methods.castEdit, asked);
      assert.deepEqual(edit, { uri: file, before: yaml, after: `${yaml}  Old Ben: espeak/en-us\n` });
      await assert.rejects(client.request(methods.castEdit, { ...asked, voice: 'nobody' }), /VOICE_UNKNOWN|nobody/);
    }),
  );

  it('is asked of a model where rules can’t tell: marks are proposed, nothing is changed', async () => {
    const label = { line: 1, speaker: 'Ann', confidence: 0.9 };
    const server = await startLlmServer(says({ labels: [label] }));
    const llm = { endpoint: server.url, model: llmModel, timeoutMs: 10_000, startsOllama: false };
    try {
      await inBook(async ({ client, uri, chapter }) => {
        await client.open(chapter, unsure);
        assert.deepEqual(await client.request<AskSpeakersResult>(methods.askSpeakers, { uri }), { staged: 1 });
        const [progress] = client.waiting(methods.bookProgress) as readonly BookProgressParams[];
        assert.deepEqual(progress, { title: 'one.md', done: 0, total: 1 });
        const { patches } = await client.request<PatchesResult>(methods.patches, {
          folderUris: [uri],
          documentUris: [],
        });
        assert.deepEqual(
          patches.map(({ agent, description, status }) => [agent, description, status]),
          [['speakers', 'Ann says this.', 'pending_review']],
        );
      }, llm)();
    } finally {
      await server.close();
    }
  });

  it(
    'is asked of nobody where no model is set',
    inBook(async ({ client, uri }) => {
      await assert.rejects(client.request(methods.askSpeakers, { uri }), /lector\.ai\.model|No language model/);
    }),
  );

  it(
    'shows in hovers, and hints at what isn’t sure, with marks that say it for good',
    inBook(async ({ client, chapter }) => {
      await client.open(chapter, text);
      const textDocument = { uri: chapter };
      const { contents } = await client.request<Hover & { contents: { value: string } }>('textDocument/hover', {
        textDocument,
        position: { line: 2, character: 3 },
      });
      assert.match(contents.value, /Ann says this: named beside it \(98 %\)/);
      const { items } = await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument });
      const [hint] = items;
      assert.ok(hint);
      assert.deepEqual([items.length, hint.severity, hint.code, hint.range.start.line], [1, 4, 'doubtful-speaker', 6]);
      assert.match(hint.message, /^Ann may say this \(\d+ % sure\)/);
      const { range } = hint;
      const context = { diagnostics: items };
      const fixes = await client.request<CodeAction[]>('textDocument/codeAction', { textDocument, range, context });
      const edits = fixes.map(({ title, edit }) => {
        const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
        return [title, change?.edits[0]?.range.start, (change?.edits[0] as { newText?: string }).newText];
      });
      const at = { line: 6, character: 1 };
      assert.deepEqual(edits, [
        ['Ann says this', at, '<!-- lector: speaker="Ann" -->'],
        ['The narrator says this', at, '<!-- lector: speaker="narrator" -->'],
      ]);
    }),
  );
});
