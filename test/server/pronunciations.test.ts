import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CompletionItem, Diagnostic, Hover } from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ChapterResult } from '../../src/protocol/messages/chapters.js';
import { methods } from '../../src/protocol/messages/methods.js';
import type { SetPronunciationResult } from '../../src/protocol/messages/pronunciations.js';
import type { SampleResult } from '../../src/protocol/messages/samples.js';
import { toPath, toUri } from '../../src/server/uris.js';
import { connect, type LspClient } from '../helpers/lspClient.js';
import { openOwnLector } from '../helpers/ownLector.js';

const text = '# Baker Street\n\nAnn came.\n\nThen Holmes rose.\n';

interface Scene {
  readonly client: LspClient;
  readonly folder: string;
  readonly uri: string;
  readonly file: string;
}

describe('pronunciations, as a client sees them', () => {
  const inBook =
    (act: (scene: Scene) => Promise<void>, trusted = true) =>
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'lector-words-'));
      await writeFile(path.join(folder, 'lector.yaml'), 'title: Baker Street\nlanguage: en-US\n');
      await writeFile(path.join(folder, 'one.md'), text);
      const uri = toUri(path.join(folder, 'one.md'));
      const client = await connect(await openOwnLector(), { trusted });
      try {
        await client.open(uri, text);
        await act({ client, folder, uri, file: path.join(folder, 'pronunciations.yaml') });
      } finally {
        await client.close();
        await rm(folder, { recursive: true, force: true });
      }
    };

  const states = async ({ client, uri }: Scene) =>
    (await client.request<ChapterResult>(methods.chapter, { uri })).chapters
      .flatMap(({ chunks }) => chunks.map(({ state }) => state))
      .join(' ');
  const position = (word: string) => TextDocument.create('', '', 1, text).positionAt(text.indexOf(word));

  /** Hovers until the sounds are there, as a person would. */
  async function card({ client, uri }: Scene, word: string): Promise<string> {
    for (;;) {
      const asked = { textDocument: { uri }, position: position(word) };
      const contents = (await client.request<Hover | null>('textDocument/hover', asked))?.contents;
      const value = typeof contents === 'object' && 'value' in contents ? contents.value : '';
      if (!value.includes('looked up')) return value;
    }
  }

  it(
    'are kept for the book, make their chunks stale at once, and are shown on the word',
    inBook(async (scene) => {
      const { client, uri, file } = scene;
      await client.request(methods.narrate, { uri });
      assert.equal(await states(scene), 'ready ready ready');
      const pronunciation = { word: 'Holmes', alias: 'homes' };
      const kept = await client.request<SetPronunciationResult>(methods.setPronunciation, { uri, pronunciation });
      assert.equal(toPath(kept.uri), file);
      assert.match(await readFile(file, 'utf8'), /- word: Holmes\n {4}alias: homes\n/);
      assert.equal(await states(scene), 'ready ready stale');
      assert.match(await card(scene, 'Holmes'), /^\*\*Holmes\*\* is said “homes” · `\/h.?oʊmz\/`/);

      const sounds = { word: 'Holmes', ipa: 'zˈuːm' };
      await client.request(methods.setPronunciation, { uri, pronunciation: sounds });
      assert.match(await card(scene, 'Holmes'), /^\*\*Holmes\*\* · `\/z.?uː?m\/`/);
      assert.match(await card(scene, 'Holmes'), /\[Say it otherwise…\]\(command:lector\.addPronunciation\?/);
    }),
  );

  it(
    'are heard before they are kept, and on the word afterwards',
    inBook(async ({ client, uri, file }) => {
      const hear = (params: object) => client.request<SampleResult>(methods.sample, { uri, ...params });
      const span = { start: text.indexOf('Holmes'), end: text.indexOf(' rose') };
      assert.equal((await hear({ span, ipa: 'zˈuːm' })).text, '[[zˈuːm]]');
      assert.equal((await hear({ text: 'homes' })).text, 'homes');
      await assert.rejects(hear({ span, ipa: 'zoom' }), /“zoom” is no IPA\. Write it as eSpeak NG does/);
      await assert.rejects(hear({ span, ipa: 'zˈuːm', engine: 'xtts' }), /XTTS v2 reads no IPA\. Write in ordinary/);
      await assert.rejects(readFile(file), 'nothing is kept yet');
      await client.request(methods.setPronunciation, { uri, pronunciation: { word: 'Holmes', ipa: 'zˈuːm' } });
      assert.equal((await hear({ span })).text, '[[zˈuːm]]');
    }),
  );

  it(
    'that can’t be kept are refused with what to do, and nothing is written in Restricted Mode',
    inBook(async ({ client, uri, file }) => {
      const keep = (pronunciation: object) => client.request(methods.setPronunciation, { uri, pronunciation });
      await assert.rejects(keep({ word: 'Holmes' }), /it has neither alias nor ipa.*Give a word/s);
      await writeFile(file, 'pronunciations: [');
      await assert.rejects(keep({ word: 'Holmes', alias: 'homes' }), /can’t be changed.*Open pronunciations\.yaml/s);
      assert.equal(await readFile(file, 'utf8'), 'pronunciations: [');
    }),
  );
  it(
    'nor is anything written in Restricted Mode',
    inBook(async ({ client, uri, file }) => {
      const pronunciation = { word: 'Holmes', alias: 'homes' };
      await assert.rejects(client.request(methods.setPronunciation, { uri, pronunciation }), /Restricted Mode/);
      await assert.rejects(readFile(file));
    }, false),
  );

  it(
    'are checked, completed and explained while their file is written',
    inBook(async ({ client, file }) => {
      const uri = toUri(file);
      const written = 'pronunciations:\n  - word: Ann\n  - word: Holmes\n    alias: homes\n    \n';
      await client.open(uri, written, 'yaml');
      const textDocument = { uri };
      const { items } = await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument });
      assert.deepEqual(
        items.map(({ code, severity, range, message }) => [code, severity, range.start.line, message]),
        [['bad-pronunciation', 2, 1, 'pronunciations.0: has neither alias nor ipa']],
      );
      const at = { line: 4, character: 4 };
      const offered = await client.request<CompletionItem[]>('textDocument/completion', { textDocument, position: at });
      assert.deepEqual(
        offered.map(({ label }) => label),
        ['ipa', 'language', 'part', 'case', 'before', 'after', 'note'],
      );
      const onKey = { textDocument, position: { line: 3, character: 5 } };
      const hover = await client.request<Hover>('textDocument/hover', onKey);
      assert.match(JSON.stringify(hover.contents), /\*\*alias\*\*.*Every engine understands it/);
    }),
  );
});
