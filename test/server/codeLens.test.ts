import assert from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver/node.js';
import { bookUri, withBook } from '../helpers/fakeBook.js';
import type { LspClient } from '../helpers/lspClient.js';

const uri = bookUri('one.md');
const book = { 'one.md': '' };

async function lenses(client: LspClient): Promise<CodeLens[]> {
  return client.request('textDocument/codeLens', { textDocument: { uri } });
}
async function states(client: LspClient): Promise<string[]> {
  return (await lenses(client)).map(({ command }) => command?.title ?? '').filter((_, index) => index % 3 === 2);
}

interface Case {
  readonly name: string;
  readonly text: string;
  readonly states: readonly string[];
}
const cases: readonly Case[] = [
  { name: 'seconds with pauses for H1 and H2', text: '# One\nA b c.\n## Two\nD e f.', states: ['0:05', '0:03'] },
  { name: 'none below H2', text: '# One\n### Three', states: ['0:03'] },
  { name: 'what failed', text: '# One\nFAIL\nFAIL too', states: ['0:01 · 2 failed'] },
  { name: 'only failures', text: '# FAIL', states: ['1 failed'] },
];

async function check({ text, states: expected }: Case): Promise<void> {
  await withBook(book, async (client) => {
    await client.open(uri, text);
    await client.request('lector/narrate', { uri });
    assert.deepEqual(await states(client), expected);
  });
}

describe('CodeLens after narrating shows', () => {
  for (const one of cases) it(one.name, () => check(one));
});

describe('CodeLens', () => {
  it('has Play, Narrate and the state on the heading, with the section as their argument', () =>
    withBook(book, async (client) => {
      await client.open(uri, '# One\nText.\n');
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } };
      const section = [uri, { start: 0, end: 12 }];
      assert.deepEqual(await lenses(client), [
        { range, command: { title: '$(play) Play', command: 'lector.playSection', arguments: section } },
        { range, command: { title: 'Narrate', command: 'lector.narrateSection', arguments: section } },
        { range, command: { title: 'not narrated', command: 'lector.showReport', arguments: [uri] } },
      ]);
    }));

  it('is asked for again only when a title has changed', () =>
    withBook(book, async (client) => {
      await client.open(uri, '# One\nText.');
      await client.next('lector/bookChanged');
      await lenses(client);
      await client.request('lector/narrate', { uri });
      await client.next('workspace/codeLens/refresh');
      await client.next('lector/bookChanged');
      assert.deepEqual(await states(client), ['0:03']);
      await client.notify('workspace/didChangeConfiguration', { settings: {} });
      await client.next('lector/bookChanged');
      await lenses(client);
      assert.deepEqual(client.waiting('workspace/codeLens/refresh'), []);
    }));

  const empty: readonly (readonly [name: string, uri: string, languageId: string, settings: object])[] = [
    ['an untitled document', 'untitled:Untitled-1', 'markdown', {}],
    ['another language', bookUri('one.txt'), 'plaintext', {}],
    ['when switched off', uri, 'markdown', { codeLens: false }],
    ['a document on another machine', 'vscode-vfs://github/one.md', 'markdown', {}],
  ];
  for (const [name, documentUri, languageId, settings] of empty) {
    it(`is empty for ${name}`, () =>
      withBook(
        book,
        async (client) => {
          await client.open(documentUri, '# One', languageId);
          assert.deepEqual(await client.request('textDocument/codeLens', { textDocument: { uri: documentUri } }), []);
        },
        { settings: { ...settings } },
      ));
  }
});
