import assert from 'node:assert/strict';
import type { Hover } from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ClientOptions, LspClient } from '../helpers/lspClient.js';
import { bookUri, withBook } from '../helpers/fakeBook.js';

const uri = bookUri('one.md');

interface Card {
  /** The words that the hover is about. */
  readonly over: string;
  readonly text: string;
}

async function cardAt(client: LspClient, text: string, offset: number): Promise<Card | undefined> {
  const document = TextDocument.create(uri, 'markdown', 1, text);
  const asked = { textDocument: { uri }, position: document.positionAt(offset) };
  const hover = await client.request<Hover | null>('textDocument/hover', asked);
  if (!hover?.range) return undefined;
  const { contents } = hover;
  assert.ok(typeof contents === 'object' && 'value' in contents);
  return { over: document.getText(hover.range), text: contents.value };
}

/** The titles of a card's links; checks that each is a command with this document as its first argument. */
function linksOf(text: string): string[] {
  return [...text.matchAll(/\[([^\]]+)\]\(command:([\w.]+)\?([^)]+)\)/g)].map(([, title = '', command, args = '']) => {
    const [first] = JSON.parse(decodeURIComponent(args)) as unknown[];
    assert.equal(first, uri);
    return `${title}: ${command ?? ''}`;
  });
}

/** Hovers until the phonemes are there, as a person would. */
async function settledCard(client: LspClient, text: string, offset: number): Promise<Card> {
  for (;;) {
    const card = await cardAt(client, text, offset);
    if (card && !card.text.includes('looked up')) return card;
  }
}

describe('a hover on a word', () => {
  interface Case {
    readonly name: string;
    readonly text: string;
    readonly at: string;
    readonly over: string;
    readonly says: RegExp;
  }
  const cases: readonly Case[] = [
    {
      name: 'a plain word',
      text: 'An old lamp.',
      at: 'lamp',
      over: 'lamp',
      says: /^\*\*lamp\*\* · `\/lamp\/` · en\\-US$/m,
    },
    { name: 'its end', text: 'An old lamp.', at: 'd lamp', over: 'old', says: /^\*\*old\*\* · `\/old\/`/ },
    { name: 'a word with an apostrophe', text: 'She didn’t go.', at: 't go', over: 'didn’t', says: /`\/didn’t\/`/ },
    { name: 'a word of another sentence', text: 'One. Two three.', at: 'three', over: 'three', says: /`\/three\/`/ },
    {
      name: 'a word in a heading',
      text: '# The Lamp',
      at: 'Lamp',
      over: 'Lamp',
      says: /Chunk 1 of “The Lamp”: not narrated/,
    },
    { name: 'what looks like markup is text', text: 'a<b>c', at: 'a', over: 'a', says: /^\*\*a\*\*/ },
  ];
  for (const { name, text, at, over, says } of cases) {
    it(name, () =>
      withBook({ 'one.md': '' }, async (client) => {
        await client.open(uri, text);
        const card = await settledCard(client, text, text.indexOf(at));
        assert.equal(card.over, over);
        assert.match(card.text, says);
      }),
    );
  }

  it('between words there is none, nor in an empty text', () =>
    withBook({ 'one.md': '' }, async (client) => {
      await client.open(uri, 'a — b');
      assert.equal(await cardAt(client, 'a — b', 2), undefined);
      await client.change(uri, 2, '');
      assert.equal(await cardAt(client, '', 0), undefined);
    }));

  const states: readonly [string, string, RegExp, readonly string[]][] = [
    [
      'not narrated',
      'HANG',
      /not narrated · espeak en/,
      ['Hear this word', 'Say it otherwise…', 'Play from here', 'Narrate'],
    ],
    [
      'ready',
      'Good.',
      /ready · espeak en · 0:01 · checks passed/,
      ['Hear this word', 'Say it otherwise…', 'Play from here'],
    ],
    [
      'to review',
      'REVIEW it',
      /ready · .*to review: It is silent/,
      ['Hear this word', 'Say it otherwise…', 'Play from here'],
    ],
    [
      'failed',
      'FAIL',
      /failed · espeak en · It is silent/,
      ['Hear this word', 'Say it otherwise…', 'Play from here', 'Narrate'],
    ],
  ];
  for (const [name, text, says, links] of states) {
    it(`has the chunk’s state and the links that fit it: ${name}`, () =>
      withBook({ 'one.md': '' }, async (client) => {
        await client.open(uri, text);
        if (text !== 'HANG') await client.request('lector/narrate', { uri });
        const card = await settledCard(client, text, 0);
        assert.match(card.text, says);
        assert.deepEqual(
          linksOf(card.text).map((link) => link.split(':')[0]),
          links,
        );
      }));
  }

  it('does not wait for an engine that is slow, also while a narration runs', () =>
    withBook({ 'one.md': '' }, async (client) => {
      const text = 'HANG\nSLOW word';
      await client.open(uri, text);
      const narration = client.request('lector/narrate', { uri });
      const card = await cardAt(client, text, text.indexOf('word'));
      assert.match(card?.text ?? '', /^\*\*word\*\* · its sounds are being looked up/);
      await client.request('lector/cancel', null);
      await narration;
    }));

  it('asks an engine once for all words of a sentence', () =>
    withBook({ 'one.md': '' }, async (client, lector) => {
      const text = 'One two.';
      await client.open(uri, text);
      await settledCard(client, text, 0);
      await settledCard(client, text, 4);
      assert.deepEqual(lector.calls, ['transcribe One two.']);
    }));

  it('starts no engine in Restricted Mode, and offers nothing that would', () => {
    const restricted: ClientOptions = { trusted: false };
    return withBook(
      { 'one.md': '' },
      async (client, lector) => {
        await client.open(uri, 'Word');
        const card = await cardAt(client, 'Word', 0);
        assert.deepEqual([card?.over, linksOf(card?.text ?? ''), lector.calls], ['Word', [], []]);
      },
      restricted,
    );
  });
});
