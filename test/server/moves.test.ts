import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileChangeType, type WorkspaceEdit } from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ChapterResult } from '../../src/protocol/messages/chapters.js';
import { methods } from '../../src/protocol/messages/methods.js';
import type { NarrateResult } from '../../src/protocol/messages/narrating.js';
import type { PatchesResult, SuggestFixesResult } from '../../src/protocol/messages/patches.js';
import { commands } from '../../src/protocol/names.js';
import { toUri } from '../../src/server/uris.js';
import { connect, type ClientOptions, type LspClient } from '../helpers/lspClient.js';
import { openOwnLector } from '../helpers/ownLector.js';

const files = {
  'lector.yaml':
    '# Ours.\ntitle: Mill\nchapters: [01-hall.md, 03-mill.md]\nmetadata:\n  chapters:\n    03-mill: # by Ann\n      title: The Old Mill\n',
  '01-hall.md': '# Hall\n\nThe hall is cold.\n',
  '03-mill.md': '# Mill\n\nThe mill was was old.\n\nIt stood still.\n',
  'notes.txt': 'Nothing of the book.\n',
};

/** A book on a disk with a client as VS Code is one: it asks before it renames, writes what is answered, and tells that it renamed. */
class Desk {
  constructor(
    readonly client: LspClient,
    readonly folder: string,
  ) {}

  uri(file: string): string {
    return toUri(path.join(this.folder, ...file.split('/')));
  }

  async rename(...names: readonly (readonly [from: string, to: string])[]): Promise<WorkspaceEdit | null> {
    const params = { files: names.map(([from, to]) => ({ oldUri: this.uri(from), newUri: this.uri(to) })) };
    const edit = await this.client.request<WorkspaceEdit | null>('workspace/willRenameFiles', params);
    for (const [uri, edits] of Object.entries(edit?.changes ?? {})) {
      const file = new URL(uri);
      const text = TextDocument.create(uri, '', 0, await readFile(file, 'utf8'));
      await writeFile(file, TextDocument.applyEdits(text, edits));
    }
    for (const [from, to] of names) {
      await mkdir(path.dirname(path.join(this.folder, to)), { recursive: true });
      await rename(path.join(this.folder, from), path.join(this.folder, to));
    }
    await this.client.notify('workspace/didRenameFiles', params);
    return edit;
  }

  text(file: string): Promise<string> {
    return readFile(path.join(this.folder, file), 'utf8');
  }

  /** Once it has as many chunks that are settled: what is told of a renaming takes a moment. */
  async states(file: string, settled: number): Promise<readonly string[]> {
    for (;;) {
      const { chapters } = await this.client.request<ChapterResult>(methods.chapter, { uri: this.uri(file) });
      const states = chapters.flatMap(({ chunks }) => chunks.map(({ state }) => state));
      if (states.filter((state) => state !== 'none').length >= settled) return states;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async narrate(file: string): Promise<string> {
    const { totals } = await this.client.request<NarrateResult>(methods.narrate, { uri: this.uri(file) });
    return `${totals.spoken} spoken, ${totals.chunks} chunks`;
  }

  /** Narrates the mill, skips its last chunk and has an edit proposed. */
  async work(): Promise<void> {
    const uri = this.uri('03-mill.md');
    await this.narrate('03-mill.md');
    const { chapters } = await this.client.request<ChapterResult>(methods.chapter, { uri });
    const last = chapters[0]?.chunks.at(-1)?.id ?? assert.fail('no chunk');
    await this.client.request('workspace/executeCommand', { command: commands.skipChunk, arguments: [uri, last] });
    const { staged } = await this.client.request<SuggestFixesResult>(methods.suggestFixes, { uri });
    assert.equal(staged, 1);
  }

  async proposals(): Promise<readonly string[]> {
    const asked = { folderUris: [toUri(this.folder)], documentUris: [] };
    const { patches } = await this.client.request<PatchesResult>(methods.patches, asked);
    return patches.map(({ uri, status }) => `${path.basename(uri)} ${status}`);
  }
}

const worked = ['ready', 'ready', 'skipped'];

describe('chapters that are renamed or moved in the editor', () => {
  const atDesk =
    (act: (desk: Desk) => Promise<void>, options: ClientOptions = {}) =>
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'lector moves ü '));
      for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
      const client = await connect(await openOwnLector(), options);
      try {
        await act(new Desk(client, folder));
      } finally {
        await client.close();
        await rm(folder, { recursive: true, force: true });
      }
    };

  it(
    'keep takes, decisions, proposed edits and what is told of them, there and back',
    atDesk(async (desk) => {
      await desk.work();
      await desk.rename(['03-mill.md', '04-mill.md']);
      assert.equal(await desk.text('lector.yaml'), files['lector.yaml'].replaceAll('03-mill', '04-mill'));
      assert.deepEqual(await desk.states('04-mill.md', 3), worked);
      assert.deepEqual(await desk.proposals(), ['04-mill.md pending_review']);
      assert.equal(await desk.narrate('04-mill.md'), '0 spoken, 2 chunks');

      await desk.rename(['04-mill.md', '03-mill.md']);
      assert.equal(await desk.text('lector.yaml'), files['lector.yaml']);
      assert.deepEqual(await desk.states('03-mill.md', 3), worked);
      assert.deepEqual(await desk.proposals(), ['03-mill.md pending_review']);
    }),
  );

  it(
    'go to a folder together, and with it, and another takes a name that is free now',
    atDesk(async (desk) => {
      await desk.work();
      await desk.rename(['01-hall.md', 'part/01-hall.md'], ['03-mill.md', 'part/03-mill.md']);
      assert.match(await desk.text('lector.yaml'), /chapters: \[part\/01-hall\.md, part\/03-mill\.md\]/);
      await desk.rename(['part', 'text/one']);
      assert.match(await desk.text('lector.yaml'), /chapters: \[text\/one\/01-hall\.md, text\/one\/03-mill\.md\]/);
      assert.match(await desk.text('lector.yaml'), /^ {4}text\/one\/03-mill: # by Ann$/m);
      assert.deepEqual(await desk.states('text/one/03-mill.md', 3), worked);
      await writeFile(path.join(desk.folder, '03-mill.md'), '# Loft\n\nThe loft is new.\n');
      assert.equal(await desk.narrate('03-mill.md'), '2 spoken, 2 chunks');
      assert.equal(await desk.narrate('text/one/03-mill.md'), '0 spoken, 2 chunks');
    }),
  );

  it(
    'are named anew in the text of a book file that isn’t saved yet',
    atDesk(async (desk) => {
      const typed = `title: Typed\n${files['lector.yaml']}`.replace('title: Mill\n', '');
      await desk.client.open(desk.uri('lector.yaml'), typed, 'yaml');
      const params = { files: [{ oldUri: desk.uri('03-mill.md'), newUri: desk.uri('04-mill.md') }] };
      const edit = await desk.client.request<WorkspaceEdit>('workspace/willRenameFiles', params);
      const edits = edit.changes?.[desk.uri('lector.yaml')] ?? [];
      const after = TextDocument.applyEdits(TextDocument.create('', '', 0, typed), edits);
      assert.equal(after, typed.replaceAll('03-mill', '04-mill'));
    }),
  );

  it(
    'change nothing where they are no chapters, leave the book or take it along',
    atDesk(async (desk) => {
      await desk.work();
      const outside = path.join('..', `${path.basename(desk.folder)} other.md`);
      for (const [from, to] of [
        ['notes.txt', 'more.txt'],
        ['03-mill.md', '03-mill.txt'],
        ['01-hall.md', outside.replaceAll(path.sep, '/')],
        ['', `../${path.basename(desk.folder)} moved`],
      ]) {
        const oldUri = desk.uri(from ?? '');
        const newUri = toUri(path.join(desk.folder, to ?? ''));
        const asked = { files: [{ oldUri, newUri }] };
        assert.equal(await desk.client.request('workspace/willRenameFiles', asked), null, from);
      }
      await writeFile(path.join(desk.folder, 'lector.yaml'), 'chapters: [03-mill.md');
      assert.equal(await desk.rename(['03-mill.md', '04-mill.md']), null);
      assert.deepEqual(await desk.states('04-mill.md', 3), worked);
    }),
  );

  it(
    'by other programs: all make room for a new one, and the first that is narrated has the others follow',
    atDesk(async (desk) => {
      await desk.work();
      await desk.narrate('01-hall.md');
      await rename(path.join(desk.folder, '03-mill.md'), path.join(desk.folder, '04-mill.md'));
      await rename(path.join(desk.folder, '01-hall.md'), path.join(desk.folder, '03-mill.md'));
      await writeFile(path.join(desk.folder, '01-hall.md'), '# Stairs\n\nThe stairs creak.\n');
      assert.equal(await desk.narrate('03-mill.md'), '0 spoken, 2 chunks');
      assert.deepEqual(await desk.states('04-mill.md', 3), worked);
      assert.deepEqual(await desk.states('01-hall.md', 0), ['none', 'none']);
      assert.deepEqual(await desk.proposals(), ['04-mill.md pending_review']);
    }),
  );

  it(
    'by another program, while the editor watches: nothing has to be narrated',
    atDesk(async (desk) => {
      await desk.work();
      await mkdir(path.join(desk.folder, 'part'));
      await rename(path.join(desk.folder, '03-mill.md'), path.join(desk.folder, 'part/mill.md'));
      const changes = [
        { uri: desk.uri('part/mill.md'), type: FileChangeType.Created },
        { uri: desk.uri('03-mill.md'), type: FileChangeType.Deleted },
      ];
      await desk.client.notify('workspace/didChangeWatchedFiles', { changes });
      assert.deepEqual(await desk.states('part/mill.md', 3), worked);
      assert.deepEqual(await desk.proposals(), ['mill.md pending_review']);
    }),
  );

  it(
    'are left alone in Restricted Mode',
    atDesk(
      async (desk) => {
        assert.equal(await desk.rename(['03-mill.md', '04-mill.md']), null);
        assert.equal(await desk.text('lector.yaml'), files['lector.yaml']);
      },
      { trusted: false },
    ),
  );
});
