import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { openLector, type Lector } from '../../src/core/lector.js';
import type { BookResult, BooksResult } from '../../src/protocol/messages/books.js';
import type { ChapterResult } from '../../src/protocol/messages/chapters.js';
import type { NarrateResult } from '../../src/protocol/messages/narrating.js';
import type { TakeResult } from '../../src/protocol/messages/takes.js';
import { toPath, toUri } from '../../src/server/uris.js';
import { connect, type ClientOptions, type LspClient } from '../helpers/lspClient.js';

describe('the server, with the embedded voice', () => {
  let home: string;
  let lector: Lector;
  const inHome = (...names: readonly string[]) => path.join(home, ...names);

  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'lector situations '));
    lector = await openLector({
      distDir: path.resolve('dist'),
      modelsDir: inHome('no models'),
      allowDownload: false,
      workers: 1,
      log: createLog('error', (line) => assert.fail(line)),
      clock: systemClock,
    });
  });
  afterEach(async () => {
    await lector.dispose();
    await rm(home, { recursive: true, force: true });
  });

  async function write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(inHome(name)), { recursive: true });
      await writeFile(inHome(name), text);
    }
  }
  async function serve(options: ClientOptions, act: (client: LspClient) => Promise<void>): Promise<void> {
    const client = await connect(lector, options);
    try {
      await act(client);
    } finally {
      await client.close();
    }
  }
  const chunksOf = async (client: LspClient, uri: string) =>
    (await client.request<ChapterResult>('lector/chapter', { uri })).chapters.flatMap(({ chunks }) => chunks);

  it('narrates a document without a file into the client’s storage, and clears up when it closes', () =>
    serve({ storagePath: inHome('storage') }, async (client) => {
      const uri = 'untitled:Untitled-1';
      await client.open(uri, '# Hello\n\nIt has no place yet.');
      const { outcome } = await client.request<NarrateResult>('lector/narrate', { uri });
      assert.equal(outcome, 'good');
      const chunks = await chunksOf(client, uri);
      assert.deepEqual(
        chunks.map(({ state }) => state),
        ['ready', 'ready'],
      );
      const take = await client.request<TakeResult>('lector/take', { uri, chunkId: chunks[0]?.id });
      const wav = await readFile(toPath(take.audioUri));
      assert.equal(wav.toString('latin1', 0, 4), 'RIFF');
      assert.ok(toPath(take.audioUri).startsWith(inHome('storage')));
      const { books } = await client.request<BooksResult>('lector/books', { folderUris: [], documentUris: [uri] });
      assert.deepEqual(
        books.map(({ book, chapters }) => [book.title, chapters.map((chapter) => chapter.uri)]),
        [['Untitled-1', [uri]]],
      );
      await client.notify('textDocument/didClose', { textDocument: { uri } });
      while ((await readdir(inHome('storage', 'untitled'))).length > 0) await client.request('lector/engines', null);
    }));

  it('narrates a book as its chapters stand in the editors', async () => {
    await write({ 'book/lector.yaml': 'title: B\n', 'book/one.md': 'Old words.', 'book/two.md': 'Closed words.' });
    await serve({}, async (client) => {
      await client.open(toUri(inHome('book', 'one.md')), 'New words.');
      await client.request('lector/narrate', { uri: toUri(inHome('book')) });
    });
    const record = (name: string) => readFile(inHome('book', '.lector', 'chapters', `${name}.json`), 'utf8');
    assert.match(await record('one'), /"text":"New words\."/);
    assert.match(await record('two'), /"text":"Closed words\."/);
  });

  it('uses the settings of the workspace folder that a document lies in', async () => {
    await write({ 'a/one.md': 'Words.', 'b/one.md': 'Words.' });
    const folders = [
      { uri: toUri(home), voice: 'en-gb' },
      { uri: toUri(inHome('b')), voice: 'en-us' },
    ];
    await serve({ settings: { voice: 'de', folders } }, async (client) => {
      const voices: unknown[] = [];
      for (const uri of [toUri(inHome('a', 'one.md')), toUri(inHome('b', 'one.md'))]) {
        await client.request('lector/narrate', { uri });
        voices.push((await chunksOf(client, uri))[0]?.voice);
      }
      assert.deepEqual(voices, ['en-gb', 'en-us']);
    });
  });

  it('lists every book of a folder, and the one of a document outside', async () => {
    await write({
      ...{ 'shelf/red/lector.yaml': 'title: Red\n', 'shelf/red/rose.md': 'Red.', 'shelf/blue/lector.yaml': '' },
      ...{ 'shelf/blue/sky.md': 'Blue.', 'else/where.md': 'Far.' },
    });
    await serve({}, async (client) => {
      const documentUris = [toUri(inHome('shelf', 'red', 'rose.md')), toUri(inHome('else', 'where.md'))];
      const params = { folderUris: [toUri(inHome('shelf')), toUri(inHome('gone'))], documentUris };
      const { books } = await client.request<BooksResult>('lector/books', params);
      const list = books.map(({ rootUri, chapters }: BookResult) => [
        path.relative(home, toPath(rootUri)).split(path.sep).join('/'),
        ...chapters.map(({ title }) => title),
      ]);
      assert.deepEqual(
        list.map(([root]) => root),
        ['shelf/blue', 'shelf/red', 'else'],
      );
      assert.ok(books.every(({ chapters }) => chapters.length === 1));
    });
  });

  it('keeps takes where the setting says, but for a book that has its own already', async () => {
    await write({ 'old/one.md': 'Old.', 'new/one.md': 'New.' });
    await mkdir(inHome('old', '.lector'));
    await serve({ settings: { takesPath: inHome('kept') } }, async (client) => {
      for (const name of ['old', 'new']) {
        const { outcome } = await client.request<NarrateResult>('lector/narrate', {
          uri: toUri(inHome(name, 'one.md')),
        });
        assert.equal(outcome, 'good');
      }
      const [chunk] = await chunksOf(client, toUri(inHome('new', 'one.md')));
      assert.equal(chunk?.state, 'ready');
    });
    assert.deepEqual(await readdir(inHome('new')), ['one.md']);
    assert.ok((await readdir(inHome('old', '.lector'))).includes('takes'));
    assert.equal((await readdir(inHome('kept'))).filter((name) => name.startsWith('new-')).length, 1);
  });

  it('sees what another window narrates', async () => {
    await write({ 'book/lector.yaml': '', 'book/one.md': 'Words.' });
    const uri = toUri(inHome('book', 'one.md'));
    await serve({}, (mine) =>
      serve({}, async (other) => {
        await mine.open(uri, 'Words.');
        assert.equal((await chunksOf(mine, uri))[0]?.state, 'none');
        await other.request('lector/narrate', { uri });
        const record = toUri(inHome('book', '.lector', 'chapters', 'one.json'));
        await mine.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: record, type: 2 }] });
        await mine.next('lector/bookChanged');
        while ((await chunksOf(mine, uri))[0]?.state !== 'ready') await mine.next('lector/bookChanged');
      }),
    );
  });
});
