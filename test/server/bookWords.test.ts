import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hover } from 'vscode-languageserver/node.js';
import { methods } from '../../src/protocol/messages/methods.js';
import type {
  BookWordsResult,
  ExportLexiconResult,
  ImportLexiconResult,
  WordSoundsResult,
} from '../../src/protocol/messages/pronunciations.js';
import { toUri } from '../../src/server/uris.js';
import { connect, type LspClient } from '../helpers/lspClient.js';
import { openOwnLector } from '../helpers/ownLector.js';

const text = '# Baker Street\n\nThen Grimpen rose. He read the lead pencil.\n';

interface Scene {
  readonly client: LspClient;
  readonly folder: string;
  readonly uri: string;
}

describe('the words of a book, as a client sees them', () => {
  const inBook =
    (act: (scene: Scene) => Promise<void>, trusted = true) =>
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'lector-words-'));
      await writeFile(path.join(folder, 'lector.yaml'), 'title: Baker Street\nlanguage: en-US\n');
      await writeFile(path.join(folder, 'one.md'), text);
      const client = await connect(await openOwnLector(), { trusted });
      try {
        await act({ client, folder, uri: toUri(folder) });
      } finally {
        await client.close();
        await rm(folder, { recursive: true, force: true });
      }
    };
  const words = ({ client, uri }: Scene) =>
    client.request<BookWordsResult>(methods.bookWords, { uri, folderUris: [uri] });

  it(
    'are listed with their places, and follow what is typed and kept',
    inBook(async (scene) => {
      const { client, folder, uri } = scene;
      const chapter = toUri(path.join(folder, 'one.md'));
      const first = await words(scene);
      assert.deepEqual([first.title, first.chapterUri, first.lexicon], ['Baker Street', chapter, []]);
      assert.equal(first.fileUri, toUri(path.join(folder, 'pronunciations.yaml')));
      assert.deepEqual(
        first.words.map(({ word, uri: at }) => [word, at]),
        [['Grimpen', chapter]],
      );
      assert.deepEqual(
        first.heteronyms.map(({ word, by, reading }) => `${word} ${by} ${reading?.alias ?? '?'}`),
        ['read rule red', 'lead rule led'],
      );

      await client.open(chapter, text.replace('Grimpen', 'Thorsley'));
      assert.deepEqual(
        (await words(scene)).words.map(({ word }) => word),
        ['Thorsley'],
      );
      const pronunciation = { word: 'lead', alias: 'leed', after: 'pencil' };
      await client.request(methods.setPronunciation, { uri, pronunciation });
      const after = await words(scene);
      assert.deepEqual(after.lexicon, [pronunciation]);
      assert.deepEqual(
        after.heteronyms.map(({ by, said }) => said ?? by),
        ['rule', 'leed'],
      );
      await client.request(methods.setPronunciation, { uri, pronunciation: { word: 'lead', alias: 'ledd' } });
      await client.request(methods.removePronunciation, { uri, pronunciation });
      assert.deepEqual((await words(scene)).lexicon, [{ word: 'lead', alias: 'ledd' }]);
    }),
  );

  it(
    'that are said in two ways say so on a hover, with a way to change it',
    inBook(async ({ client, folder }) => {
      const chapter = toUri(path.join(folder, 'one.md'));
      await client.open(chapter, text);
      const asked = {
        textDocument: { uri: chapter },
        position: { line: 2, character: text.split('\n')[2]?.indexOf('read') ?? 0 },
      };
      const hover = JSON.stringify((await client.request<Hover>('textDocument/hover', asked)).contents);
      assert.match(hover, /Said in two ways; the sentence shows “red”/);
      assert.match(hover, /\[Change reading…\]\(command:lector\.changeReading\?/);
    }),
  );

  it(
    'have the sounds of the book’s language',
    inBook(async ({ client, uri }) => {
      const { sounds } = await client.request<WordSoundsResult>(methods.wordSounds, { uri, words: ['Grimpen', 'Ann'] });
      assert.deepEqual(sounds, { Grimpen: 'ɡɹˈɪmpən', Ann: 'ˈæn' });
    }),
  );

  it(
    'are imported and exported as a lexicon',
    inBook(async (scene) => {
      const { client, folder, uri } = scene;
      await client.request(methods.setPronunciation, { uri, pronunciation: { word: 'Grimpen', ipa: 'ɡɹˈɪmpən' } });
      const fileUri = toUri(path.join(folder, 'out.pls'));
      const out = await client.request<ExportLexiconResult>(methods.exportLexicon, { uri, fileUri, replace: false });
      assert.equal(out.written, 1);
      const pls = await readFile(path.join(folder, 'out.pls'), 'utf8');
      await writeFile(path.join(folder, 'out.pls'), pls.replaceAll('Grimpen', 'Thorsley'));
      const back = await client.request<ImportLexiconResult>(methods.importLexicon, { uri, fileUri, replace: false });
      assert.deepEqual([back.added, back.uri], [1, toUri(path.join(folder, 'pronunciations.yaml'))]);
      assert.deepEqual(
        (await words(scene)).lexicon.map(({ word }) => word),
        ['Grimpen', 'Thorsley'],
      );
    }),
  );

  it(
    'are only read in Restricted Mode: nothing is spoken or written',
    inBook(async (scene) => {
      const { client, uri } = scene;
      assert.equal((await words(scene)).words.length, 1);
      assert.deepEqual(await client.request(methods.wordSounds, { uri, words: ['Ann'] }), { sounds: {} });
      const pronunciation = { word: 'Ann', alias: 'anne' };
      const fileUri = `${uri}/out.pls`;
      for (const [method, params] of [
        [methods.removePronunciation, { uri, pronunciation }],
        [methods.importLexicon, { uri, fileUri, replace: false }],
        [methods.exportLexicon, { uri, fileUri, replace: false }],
      ] as const)
        await assert.rejects(client.request(method, params), /Restricted Mode/);
    }, false),
  );
});
