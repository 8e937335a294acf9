import assert from 'node:assert/strict';
import type { CompletionItem, Diagnostic, Hover } from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { bookUri, withBook } from '../helpers/fakeBook.js';
import type { LspClient } from '../helpers/lspClient.js';

const bookFile = bookUri('lector.yaml');
const chapter = bookUri('one.md');

interface Case {
  readonly name: string;
  readonly uri: string;
  /** `|` is where the cursor stands. */
  readonly text: string;
  readonly offered: readonly string[];
}
const bookKeys = [
  'schema_version',
  'title',
  'author',
  'language',
  'lang',
  'engine',
  'voice',
  'rate',
  'fallback',
  'cast',
  'pauses',
  'mastering',
  'cover',
  'credits',
  'metadata',
  'chapters',
];
const completions: readonly Case[] = [
  { name: 'every key of a book', uri: bookFile, text: '|', offered: bookKeys },
  { name: 'those that are missing', uri: bookFile, text: 'title: a\n|\nrate: 1\n', offered: without('title', 'rate') },
  { name: 'nothing in a list', uri: bookFile, text: 'chapters:\n  - |\n', offered: [] },
  { name: 'nothing below a key of one value', uri: bookFile, text: 'title:\n  |\n', offered: [] },
  { name: 'engines', uri: bookFile, text: 'engine: |\n', offered: ['espeak', 'piper', 'kokoro'] },
  { name: 'voices', uri: bookFile, text: 'voice: e|\n', offered: ['espeak-voice', 'piper-voice', 'kokoro-voice'] },
  {
    name: 'pauses by their reasons',
    uri: bookFile,
    text: 'pauses:\n  scene: 1\n  |\n',
    offered: ['phrase', 'sentence', 'paragraph', 'heading', 'chapter'],
  },
  {
    name: 'stores',
    uri: bookFile,
    text: 'mastering:\n  preset: |\n',
    offered: ['acx', 'google-play', 'kobo', 'bookbaby', 'ebu-r128', 'generic'],
  },
  { name: 'nothing for a title', uri: bookFile, text: 'title: |\n', offered: [] },
  {
    name: 'front matter',
    uri: chapter,
    text: '---\n|\n---\nText',
    offered: ['title', 'author', 'lang', 'language', 'lector'],
  },
  {
    name: 'its lector block',
    uri: chapter,
    text: '---\nlector:\n  rate: 1\n  |\n---\n',
    offered: ['engine', 'voice', 'fallback', 'cast', 'narrate'],
  },
  { name: 'a block of someone else', uri: chapter, text: '---\nhugo:\n  |\n---\n', offered: [] },
  { name: 'narrate', uri: chapter, text: '---\nlector:\n  narrate: |\n---\n', offered: ['true', 'false'] },
  { name: 'nothing in prose', uri: chapter, text: '---\na: b\n---\nlector: |', offered: [] },
  { name: 'nothing without front matter', uri: chapter, text: 'title|', offered: [] },
];

function without(...keys: readonly string[]): readonly string[] {
  return bookKeys.filter((key) => !keys.includes(key));
}

/** Opens a text without its cursor mark and returns where that was. */
async function openAt(client: LspClient, uri: string, text: string) {
  const document = TextDocument.create(uri, 'x', 1, text);
  await client.open(uri, text.replace('|', ''), uri === bookFile ? 'yaml' : 'markdown');
  return { textDocument: { uri }, position: document.positionAt(text.indexOf('|')) };
}

describe('completion offers', () => {
  for (const { name, uri, text, offered } of completions) {
    it(name, () =>
      withBook({ 'one.md': '' }, async (client) => {
        const items = await client.request<CompletionItem[]>(
          'textDocument/completion',
          await openAt(client, uri, text),
        );
        assert.deepEqual(
          items.map(({ label }) => label),
          offered,
        );
      }),
    );
  }

  it('a key with what it means, in place of what was typed', () =>
    withBook({ 'one.md': '' }, async (client) => {
      const at = await openAt(client, bookFile, 'title: a\nch|\n');
      const items = await client.request<CompletionItem[]>('textDocument/completion', at);
      const { documentation, textEdit } = items.find(({ label }) => label === 'chapters') ?? assert.fail();
      assert.deepEqual(textEdit, {
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 2 } },
        newText: 'chapters: ',
      });
      assert.match(JSON.stringify(documentation), /reading order/);
    }));
});

describe('a hover on a key says what it means', () => {
  const hovers: readonly (readonly [string, string, string, RegExp | undefined])[] = [
    ['of a book', bookFile, 'ra|te: 1', /^\*\*rate\*\*\n\nHow fast/],
    ['of its mastering', bookFile, 'mastering:\n  rm|s: -20', /dB RMS/],
    ['of the lector block', chapter, '---\nlector:\n  nar|rate: true\n---\n', /leaves this file unspoken/],
    ['but not of others', bookFile, 'the|me: dark', undefined],
    ['nor on its value', bookFile, 'rate: |1', undefined],
  ];
  for (const [name, uri, text, expected] of hovers) {
    it(name, () =>
      withBook({ 'one.md': '' }, async (client) => {
        const hover = await client.request<Hover | null>('textDocument/hover', await openAt(client, uri, text));
        const contents = hover?.contents;
        const value = typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
        if (expected) assert.match(value ?? '', expected);
        else assert.equal(value, undefined);
      }),
    );
  }
});

describe('lector.yaml', () => {
  it('has its findings on their words while it is open', () =>
    withBook({ 'one.md': '' }, async (client) => {
      await client.open(bookFile, 'title: Tides\nODD: 1\n', 'yaml');
      const asked = { textDocument: { uri: bookFile } };
      const { items } = await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', asked);
      assert.deepEqual(items, [
        {
          range: { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } },
          severity: 1,
          source: 'lector',
          code: 'BAD_CONFIG',
          message: 'Odd: lector.yaml',
        },
      ]);
    }));

  it('is no manuscript: no lenses, no words', () =>
    withBook({ 'one.md': '' }, async (client) => {
      const at = await openAt(client, bookFile, '# a|b\n');
      assert.deepEqual(await client.request('textDocument/codeLens', at), []);
      assert.equal(await client.request('textDocument/hover', at), null);
    }));
});
