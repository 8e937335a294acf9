import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionItem, Diagnostic } from 'vscode-languageserver/node.js';
import type { Lector } from '../../src/core/lector.js';
import type { MetadataView } from '../../src/core/model/metadataView.js';
import type { BookProgressParams } from '../../src/protocol/messages/bookProgress.js';
import type {
  MetadataEditResult,
  MetadataResult,
  ProposeMetadataResult,
  YoutubeResult,
} from '../../src/protocol/messages/metadata.js';
import { methods } from '../../src/protocol/messages/methods.js';
import type { PatchesResult } from '../../src/protocol/messages/patches.js';
import { connect, type ClientOptions, type LspClient } from '../helpers/lspClient.js';
import { openOwnLector } from '../helpers/ownLector.js';

const yaml = 'title: Winter\n';
const chapter =
  '# The Lamp\n\nThe keeper Mary Winter lived alone in the lighthouse above the harbour. One night the lamp went out, and nobody in the harbour knew why. Mary Winter lit the lamp again.\n';

interface Scene {
  readonly client: LspClient;
  readonly uri: string;
  readonly bookFile: string;
  readonly yaml: () => Promise<string>;
}

describe('what is told of a book, as a client sees it', () => {
  let lector: Lector;
  before(async () => {
    lector = await openOwnLector();
  });
  after(() => lector.dispose());

  const inBook =
    (act: (scene: Scene) => Promise<void>, options: ClientOptions = {}) =>
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'lector-metadata-'));
      const file = path.join(folder, 'lector.yaml');
      await writeFile(file, yaml);
      await writeFile(path.join(folder, 'lamp.md'), chapter);
      const client = await connect(lector, options);
      try {
        await act({
          client,
          uri: pathToFileURL(folder).href,
          bookFile: pathToFileURL(file).href,
          yaml: () => readFile(file, 'utf8'),
        });
      } finally {
        await client.close();
        await rm(folder, { recursive: true, force: true });
      }
    };
  const fieldOf = ({ fields }: MetadataView, field: string) =>
    fields.find(({ at }) => at.field === field) ?? assert.fail(field);

  it(
    'is shown with what waits for it, follows the file as it is typed, and is written by nobody but the client',
    inBook(async ({ client, uri, bookFile, yaml: onDisk }) => {
      const view = async () => (await client.request<MetadataResult>(methods.metadata, { uri })).view;
      assert.equal(fieldOf(await view(), 'tags').source, 'none');
      const { staged, notes } = await client.request<ProposeMetadataResult>(methods.proposeMetadata, { uri });
      assert.ok(staged >= 5, notes.join());
      const [progress] = client.waiting(methods.bookProgress) as readonly BookProgressParams[];
      assert.deepEqual([progress?.title, progress?.done, progress?.total], ['The Lamp', 0, 2]);
      const { patches } = await client.request<PatchesResult>(methods.patches, {
        folderUris: [uri],
        documentUris: [],
      });
      const tags = patches.find(({ after }) => after.includes('tags'));
      assert.deepEqual([tags?.kind, tags?.uri, tags?.status], ['metadata', bookFile, 'pending_review']);
      assert.match(tags?.after ?? '', /^metadata:\n {2}tags:\n {4}- /);
      assert.match(tags?.said.after ?? '', /Mary Winter/);
      assert.equal(fieldOf(await view(), 'tags').proposals[0]?.id, tags?.id);

      await client.open(bookFile, `${yaml}metadata:\n  tags: [mine]\n`, 'yaml');
      const typed = fieldOf(await view(), 'tags');
      assert.deepEqual([typed.value, typed.source, typed.proposals], [['mine'], 'you', []]);
      const edit = await client.request<MetadataEditResult>(methods.metadataEdit, {
        uri,
        at: { field: 'narrator' },
        value: 'Ann',
      });
      assert.deepEqual(
        [edit.uri, edit.span.start, edit.before, edit.after],
        [bookFile, yaml.length + 'metadata:\n  tags: [mine]\n'.length, '', '  narrator: Ann\n'],
      );
      const removal = { uri, at: { field: 'tags' }, value: null };
      assert.equal(
        (await client.request<MetadataEditResult>(methods.metadataEdit, removal)).before,
        'metadata:\n  tags: [mine]\n',
      );
      const long = { uri, at: { field: 'youtube_title' }, value: 'x'.repeat(101) };
      await assert.rejects(client.request(methods.metadataEdit, long), /has 101 characters; 100 is the most/);
      await assert.rejects(client.request(methods.metadataEdit, { uri, at: { field: 'voice' }, value: 'evil' }));
      assert.equal(await onDisk(), yaml);
    }),
  );

  it(
    'is laid out for YouTube',
    inBook(async ({ client, uri }) => {
      const { starts, text } = await client.request<YoutubeResult>(methods.youtube, { uri });
      assert.deepEqual([starts, text.title, text.chapters], [[], 'Winter (Audiobook)', []]);
      assert.match(text.notes.join(), /Nothing is narrated yet/);
    }),
  );

  it(
    'is checked and completed in lector.yaml',
    inBook(async ({ client, bookFile }) => {
      const text = `metadata:\n  short_description: ${'word '.repeat(51)}\n  chapters:\n    lamp:\n      \n`;
      await client.open(bookFile, text, 'yaml');
      const { items } = await client.request<{ readonly items: readonly Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri: bookFile },
      });
      assert.deepEqual(
        items.map(({ code, range }) => [code, range.start.line]),
        [['bad-metadata', 1]],
      );
      const offered = await client.request<readonly CompletionItem[]>('textDocument/completion', {
        textDocument: { uri: bookFile },
        position: { line: 4, character: 6 },
      });
      assert.deepEqual(
        offered.map(({ label }) => label),
        ['title', 'summary'],
      );
    }),
  );

  it(
    'is proposed and written by nobody in Restricted Mode',
    inBook(
      async ({ client, uri }) => {
        await client.request(methods.metadata, { uri });
        await assert.rejects(client.request(methods.proposeMetadata, { uri }), /Trust the workspace/);
        const edit = { uri, at: { field: 'narrator' }, value: 'Ann' };
        await assert.rejects(client.request(methods.metadataEdit, edit), /Trust the workspace/);
      },
      { trusted: false },
    ),
  );
});
