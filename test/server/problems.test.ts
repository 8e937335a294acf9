import assert from 'node:assert/strict';
import type { Diagnostic, PublishDiagnosticsParams, Range } from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ChapterResult } from '../../src/protocol/messages/chapters.js';
import { methods } from '../../src/protocol/messages/methods.js';
import { commands } from '../../src/protocol/names.js';
import { bookUri, rootUri, withBook } from '../helpers/fakeBook.js';
import type { LspClient } from '../helpers/lspClient.js';

const uri = bookUri('one.md');
const published = 'textDocument/publishDiagnostics';

async function next(client: LspClient, count: number): Promise<readonly Diagnostic[]> {
  const fits = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.length === count;
  return (await client.next(published, fits)).diagnostics;
}
function words(text: string, range: Range | undefined): string {
  return range ? TextDocument.create(uri, 'markdown', 1, text).getText(range) : '';
}

interface Case {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}
const edits: readonly Case[] = [
  { name: 'a paragraph above', before: 'a\nThis FAIL is it.', after: 'a\nnew\n\nThis FAIL is it.' },
  { name: 'surrogate pairs and CRLF above', before: 'This FAIL is it.', after: '😀😀\r\n\nThis FAIL is it.' },
  { name: 'a paragraph taken away', before: 'a\nb\nThis FAIL is it.\nc', after: 'This FAIL is it.\nc' },
];

async function check({ before, after }: Case): Promise<void> {
  await withBook({ 'one.md': '' }, async (client) => {
    await client.open(uri, before);
    await client.request('lector/narrate', { uri });
    const [first] = await next(client, 1);
    assert.equal(words(before, first?.range), 'This FAIL is it.');
    await client.change(uri, 2, after);
    const [second] = await next(client, 1);
    assert.equal(words(after, second?.range), 'This FAIL is it.');
    assert.deepEqual(second?.data, first?.data);
  });
}

describe('a Problem stays on its words after', () => {
  for (const edit of edits) it(edit.name, () => check(edit));
});

describe('a Problem of some words', () => {
  it('stands on these, also after an edit elsewhere', () =>
    withBook({ 'one.md': '' }, async (client) => {
      const [before, after] = ['REVIEW what is LOST here.', 'New above.\n\nREVIEW what is LOST here.'];
      await client.open(uri, before);
      await client.request('lector/narrate', { uri });
      assert.equal(words(before, (await next(client, 1))[0]?.range), 'LOST');
      await client.change(uri, 2, after);
      assert.equal(words(after, (await next(client, 1))[0]?.range), 'LOST');
    }));
});

describe('Problems', () => {
  it('say what, where and the next step', () =>
    withBook({ 'one.md': '# Tea\nFAIL here\nREVIEW this' }, async (client) => {
      await client.request('lector/narrate', { uri });
      const [failed, review] = await next(client, 2);
      assert.equal(failed?.severity, 1);
      assert.equal(failed.source, 'lector');
      assert.equal(failed.code, 'silence');
      assert.equal(
        failed.message,
        'It is silent.\nChunk 2 of “Tea”, voice engine espeak. Tried: espeak. Retry it, skip it or choose another voice.',
      );
      assert.equal(review?.severity, 2);
      assert.match(review.message, /Chunk 3 of “Tea”.*Listen to it/s);
    }));

  it('say that a chunk is not tried again by itself', () =>
    withBook({ 'one.md': 'FAIL AGAIN' }, async (client) => {
      await client.request('lector/narrate', { uri });
      const [failed] = await next(client, 1);
      assert.match(failed?.message ?? '', /It is not tried again by itself until .* change\. Retry it/);
    }));

  const cures: Readonly<Record<string, (client: LspClient, chunkId: string) => Promise<unknown>>> = {
    'another engine speaks it well': (client, id) =>
      client.request('lector/narrate', { uri, chunkIds: [id], engine: 'piper' }),
    'it is skipped': (client, id) =>
      client.request('workspace/executeCommand', { command: commands.skipChunk, arguments: [uri, id] }),
    'its recording is accepted as it is': (client, id) =>
      client.request('workspace/executeCommand', { command: commands.acceptChunk, arguments: [uri, id] }),
    'its words are gone': (client) => client.change(uri, 2, 'all new'),
  };
  for (const [name, cure] of Object.entries(cures)) {
    it(`go when ${name}`, () =>
      withBook({ 'one.md': '' }, async (client) => {
        await client.open(uri, name.includes('accepted') ? 'REVIEW' : 'FAIL');
        await client.request('lector/narrate', { uri });
        const [problem] = await next(client, 1);
        await cure(client, (problem?.data as { chunkId: string }).chunkId);
        await next(client, 0);
      }));
  }

  it('say of each kind of try what it failed by', () =>
    withBook({ 'one.md': 'FAIL CRASHED' }, async (client) => {
      await client.request('lector/narrate', { uri });
      const [failed] = await next(client, 1);
      assert.match(failed?.message ?? '', /Tried: espeak \(crash\), in parts \(crash\)\. /);
    }));

  it('are none where words were misheard in a good recording, which are marked', () =>
    withBook({ 'one.md': 'All is well. MISHEARD it is' }, async (client) => {
      await client.request('lector/narrate', { uri });
      const [hint] = await next(client, 1);
      assert.equal(hint?.severity, 4);
      assert.equal(hint.message, 'Whisper heard “Miss Hurd” for “MISHEARD”.');
      assert.deepEqual(hint.range, { start: { line: 0, character: 13 }, end: { line: 0, character: 21 } });
    }));

  it('go when a take is accepted as it is, and nobody calls it doubtful any more', () =>
    withBook({ 'one.md': '' }, async (client) => {
      await client.open(uri, 'REVIEW');
      await client.request('lector/narrate', { uri });
      const [problem] = await next(client, 1);
      const { chunkId } = problem?.data as { chunkId: string };
      await client.request('workspace/executeCommand', { command: commands.acceptChunk, arguments: [uri, chunkId] });
      await next(client, 0);
      const { chapters } = await client.request<ChapterResult>(methods.chapter, { uri });
      assert.deepEqual(
        chapters.flatMap(({ chunks }) => chunks.map(({ isAccepted }) => isAccepted)),
        [true],
      );
    }));

  it('are told of closed files, and again of none when nothing changed', () =>
    withBook({ 'one.md': 'FAIL', 'two.md': 'b' }, async (client) => {
      await client.request('lector/narrate', { uri: rootUri });
      const { uri: where, version } = await client.next<PublishDiagnosticsParams>(published);
      assert.deepEqual([where, version], [uri, undefined]);
      await client.request('lector/book', { uri: rootUri });
      await client.request('lector/narrate', { uri: rootUri, again: true });
      await client.next('lector/bookChanged');
      assert.deepEqual(client.waiting(published), []);
    }));
});
