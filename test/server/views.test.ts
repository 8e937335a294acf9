import assert from 'node:assert/strict';
import type { BookResult } from '../../src/protocol/messages/books.js';
import type { ChapterResult } from '../../src/protocol/messages/chapters.js';
import type { EnginesResult } from '../../src/protocol/messages/engines.js';
import type { TakeResult, TakesResult } from '../../src/protocol/messages/takes.js';
import { bookUri, rootUri, withBook } from '../helpers/fakeBook.js';

const uri = bookUri('one.md');

describe('lector/chapter', () => {
  it('has each chunk with its place, state and what is known of its take', () =>
    withBook({ 'one.md': '' }, async (client) => {
      await client.open(uri, '# One\nREVIEW it. Now.');
      await client.request('lector/narrate', { uri });
      const { version, chapters } = await client.request<ChapterResult>('lector/chapter', { uri });
      assert.equal(version, 1);
      const [chapter] = chapters;
      assert.deepEqual(
        [chapter?.id, chapter?.uri, chapter?.title, chapter?.span],
        ['one', uri, 'One', { start: 0, end: 21 }],
      );
      const { id, findings, ...chunk } = chapter?.chunks[1] ?? assert.fail();
      assert.equal(typeof id, 'string');
      assert.deepEqual(
        findings.map(({ code }) => code),
        ['silence'],
      );
      assert.deepEqual(chunk, {
        index: 1,
        span: { start: 6, end: 21 },
        sentences: [
          { start: 6, end: 17 },
          { start: 17, end: 21 },
        ],
        excerpt: 'REVIEW it. Now.',
        state: 'ready',
        status: 'success',
        outcome: 'review',
        engine: 'espeak',
        voice: 'en',
        seconds: 1.5,
        rtf: 0.1,
        attempts: 1,
        failures: [],
        isDoubted: true,
        pauseSeconds: 0.9,
        hasTake: true,
      });
    }));

  it('shows at most 200 characters of a chunk, none of them in half', () =>
    withBook({ 'one.md': `${'x'.repeat(199)}😀` }, async (client) => {
      const { chapters } = await client.request<ChapterResult>('lector/chapter', { uri });
      assert.equal(chapters[0]?.chunks[0]?.excerpt, 'x'.repeat(199));
    }));
});

describe('lector/book', () => {
  it('has the chapters in order with counts and playing time', () =>
    withBook({ 'one.md': '# One\nFAIL', 'two.md': 'b' }, async (client) => {
      await client.request('lector/narrate', { uri });
      const { book, rootUri: root, chapters } = await client.request<BookResult>('lector/book', { uri });
      const none = { none: 0, queued: 0, speaking: 0, ready: 0, stale: 0, failed: 0, skipped: 0 };
      assert.deepEqual([book.title, root], ['Fake', rootUri]);
      assert.deepEqual(chapters, [
        { uri, id: 'one', title: 'One', counts: { ...none, ready: 1, failed: 1 }, seconds: 1.2 },
        { uri: bookUri('two.md'), id: 'two', title: 'Untitled', counts: { ...none, none: 1 }, seconds: 0 },
      ]);
    }));
});

describe('lector/takes', () => {
  it('has every recording with its file, its time and why it was refused; one can be chosen', () =>
    withBook({ 'one.md': 'One two.' }, async (client, lector) => {
      const { chapters } = await client.request<ChapterResult>('lector/chapter', { uri });
      const chunkId = chapters[0]?.chunks[0]?.id;
      const { takes } = await client.request<TakesResult>('lector/takes', { uri, chunkId });
      const voice = {
        sha256: '',
        engine: 'espeak',
        voice: 'en',
        seconds: 0.8,
        audioUri: `${rootUri}/.lector/takes/a%20b.wav`,
      };
      assert.deepEqual(takes, [
        { takeId: 'now', ...voice, at: '2026-01-02T00:00:00.000Z', isCurrent: true },
        { takeId: 'before', ...voice, at: '2026-01-01T00:00:00.000Z', isCurrent: false, refused: ['It is silent.'] },
      ]);
      await client.request('workspace/executeCommand', {
        command: 'lector.useTake',
        arguments: [uri, chunkId, 'before', 'sha'],
      });
      assert.equal(lector.calls.at(-1), 'use before sha');
    }));

  it('is asked for a chunk that is there', () =>
    withBook({ 'one.md': 'One two.' }, async (client) => {
      await assert.rejects(client.request('lector/takes', { uri, chunkId: 'gone' }), /no longer in/);
      const command = { command: 'lector.useTake', arguments: [uri, 'gone'] };
      await assert.rejects(client.request('workspace/executeCommand', command));
    }));
});

describe('lector/take', () => {
  const takeOf = async (text: string): Promise<TakeResult | null | undefined> => {
    let result: TakeResult | null | undefined;
    await withBook({ 'one.md': text }, async (client) => {
      await client.request('lector/narrate', { uri });
      const { chapters } = await client.request<ChapterResult>('lector/chapter', { uri });
      result = await client.request('lector/take', { uri, chunkId: chapters[0]?.chunks[0]?.id });
    });
    return result;
  };

  it('has the file, and each word in seconds and in the manuscript', async () => {
    assert.deepEqual(await takeOf('# A bc'), {
      audioUri: `${rootUri}/.lector/takes/a%20b.wav`,
      seconds: 0.4,
      words: [
        { start: 0, end: 0.1, span: { start: 2, end: 3 } },
        { start: 0.2, end: 0.4, span: { start: 4, end: 6 } },
      ],
    });
  });
  it('is null where there is none', async () => {
    assert.equal(await takeOf('FAIL'), null);
  });
});

describe('engines and voices', () => {
  it('are listed with what is installed', () =>
    withBook({ 'one.md': 'a' }, async (client) => {
      const { engines, voices } = await client.request<EnginesResult>('lector/engines', null);
      assert.deepEqual(
        engines.map(({ id }) => id),
        ['espeak', 'piper', 'kokoro'],
      );
      assert.deepEqual(voices[2], {
        engine: 'kokoro',
        voice: 'kokoro-voice',
        name: 'kokoro',
        language: 'en-US',
        installed: false,
        bytes: 1000,
        licence: 'MIT',
      });
    }));

  it('can be restarted', () =>
    withBook({ 'one.md': 'a' }, async (client, lector) => {
      await client.request('lector/restartEngines', null);
      assert.deepEqual(lector.calls, ['restartEngines']);
    }));

  it('are downloaded with their progress told, the end always', () =>
    withBook({ 'one.md': 'a' }, async (client) => {
      await client.request('lector/pullModel', { model: 'joe' });
      assert.deepEqual(client.waiting('lector/pullProgress').at(-1), {
        model: 'joe',
        file: 'joe.onnx',
        received: 100,
        total: 100,
        source: 'here',
      });
    }));
});

describe('lector/createBook', () => {
  it('answers with the uri of lector.yaml', () =>
    withBook({ 'one.md': 'a' }, async (client) => {
      assert.deepEqual(await client.request('lector/createBook', { folderUri: rootUri, title: 'T' }), {
        uri: `${rootUri}/lector.yaml`,
      });
    }));
});
