import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CodeAction, Diagnostic, Hover, TextDocumentEdit } from 'vscode-languageserver/node.js';
import type { CastEditResult, CastResult } from '../../src/protocol/messages/cast.js';
import { methods } from '../../src/protocol/messages/methods.js';
import { toUri } from '../../src/server/uris.js';
import { connect, type LspClient } from '../helpers/lspClient.js';
import { openOwnLector } from '../helpers/ownLector.js';

const text = `# One

“Where is the lamp?” asked Ann.

“Gone,” said Old Ben.

“Gone where?”

“Out,” said Ann.
`;
const yaml = 'title: The Lamp\ncast:\n  Ann: espeak/en-gb\n';

interface Scene {
  readonly client: LspClient;
  readonly uri: string;
  readonly chapter: string;
}

describe('the cast of a book, as a client sees it', () => {
  const inBook = (act: (scene: Scene) => Promise<void>) => async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'lector-cast-'));
    await writeFile(path.join(folder, 'lector.yaml'), yaml);
    await writeFile(path.join(folder, 'one.md'), text);
    const client = await connect(await openOwnLector(), {});
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
