import assert from 'node:assert/strict';
import type { ChapterResult } from '../../src/protocol/messages/chapters.js';
import type { JobEventParams, NarrateParams, NarrateResult } from '../../src/protocol/messages/narrating.js';
import { bookUri, rootUri, withBook } from '../helpers/fakeBook.js';
import type { LspClient } from '../helpers/lspClient.js';

const one = bookUri('one.md');
const two = bookUri('two.md');
const book = { 'one.md': 'a\nb', 'two.md': 'c' };

function told(client: LspClient): string[] {
  return client.waiting('lector/jobEvent').map((params) => {
    const { uri, event } = params as JobEventParams;
    const place = 'index' in event ? ` ${event.index}` : '';
    return `${event.kind}${place}${uri === undefined ? '' : ` ${uri.slice(rootUri.length + 1)}`}`;
  });
}
const speaking = ({ event }: JobEventParams) => event.kind === 'speaking';

interface Case {
  readonly name: string;
  readonly params: NarrateParams;
  readonly events: readonly string[];
}
const cases: readonly Case[] = [
  {
    name: 'a document',
    params: { uri: one },
    events: [
      ...['started', 'queued 0 one.md', 'queued 1 one.md', 'speaking 0 one.md', 'judged 0 one.md'],
      ...['speaking 1 one.md', 'judged 1 one.md', 'finished'],
    ],
  },
  {
    name: 'a span',
    params: { uri: one, span: { start: 2, end: 3 } },
    events: ['started', 'queued 1 one.md', 'speaking 1 one.md', 'judged 1 one.md', 'finished'],
  },
  {
    name: 'a book by its folder',
    params: { uri: rootUri },
    events: [
      ...['started', 'queued 0 one.md', 'queued 1 one.md', 'queued 0 two.md', 'speaking 0 one.md', 'judged 0 one.md'],
      ...['speaking 1 one.md', 'judged 1 one.md', 'speaking 0 two.md', 'judged 0 two.md', 'finished'],
    ],
  },
];

async function check({ params, events }: Case): Promise<void> {
  await withBook(book, async (client) => {
    const result = await client.request<NarrateResult>('lector/narrate', params);
    assert.equal(result.outcome, 'good');
    assert.deepEqual(told(client), events);
  });
}

describe('lector/narrate tells in order', () => {
  for (const narration of cases) it(narration.name, () => check(narration));
});

describe('lector/narrate', () => {
  it('speaks the text as it stands in the editor, with the wishes of the request before the settings', () =>
    withBook(
      book,
      async (client, lector) => {
        await client.open(one, 'edited');
        await client.request('lector/narrate', { uri: one, engine: 'piper', firstOffset: 3 });
        const [request] = lector.requests;
        assert.equal(request?.text, 'edited');
        assert.equal(request.engine, 'piper');
        assert.equal(request.firstOffset, 3);
        assert.deepEqual(request.defaults, { engine: 'kokoro', rate: 1.5 });
        assert.equal('voice' in request, false);
      },
      { settings: { engine: 'kokoro', rate: 1.5 } },
    ));

  it('shows what runs in the chapter, and forgets it when cancelled', () =>
    withBook({ 'one.md': 'a\nHANG\nb' }, async (client) => {
      const states = async () => {
        const { chapters } = await client.request<{ chapters: { chunks: { state: string }[] }[] }>('lector/chapter', {
          uri: one,
        });
        return chapters.flatMap(({ chunks }) => chunks.map(({ state }) => state));
      };
      const job = client.request<NarrateResult>('lector/narrate', { uri: one });
      await client.next('lector/jobEvent', speaking);
      await client.next('lector/jobEvent', speaking);
      assert.deepEqual(await states(), ['ready', 'speaking', 'queued']);
      await client.request('lector/cancel', null);
      assert.equal((await job).outcome, 'cancelled');
      assert.deepEqual(await states(), ['ready', 'none', 'none']);
    }));

  it('shows what a person settles while it runs', () =>
    withBook({ 'one.md': 'a\nHANG\nb' }, async (client) => {
      const chunks = async () =>
        (await client.request<ChapterResult>('lector/chapter', { uri: one })).chapters[0]?.chunks;
      const job = client.request<NarrateResult>('lector/narrate', { uri: one });
      await client.next('lector/jobEvent', speaking);
      await client.next('lector/jobEvent', speaking);
      const [first] = (await chunks()) ?? [];
      await client.request('workspace/executeCommand', { command: 'lector.skipChunk', arguments: [one, first?.id] });
      assert.deepEqual(
        (await chunks())?.map(({ state }) => state),
        ['skipped', 'speaking', 'queued'],
      );
      await client.request('lector/cancel', null);
      await job;
    }));

  const ways: Readonly<Record<string, (client: LspClient, stop: AbortController) => unknown>> = {
    'lector/cancel': (client) => client.request('lector/cancel'),
    '$/cancelRequest': (_, stop) => stop.abort(),
  };
  for (const [name, cancel] of Object.entries(ways)) {
    it(`ends as cancelled by ${name}, whether it runs or waits, without a Problem or an error in the log`, () =>
      withBook({ 'one.md': 'HANG', 'two.md': 'c' }, async (client, lector) => {
        const stop = new AbortController();
        const running = client.request<NarrateResult>('lector/narrate', { uri: one }, stop.signal);
        await client.next('lector/jobEvent', speaking);
        const waiting = client.request<NarrateResult>('lector/narrate', { uri: two }, stop.signal);
        await client.request('lector/chapter', { uri: two });
        await cancel(client, stop);
        assert.deepEqual([(await running).outcome, (await waiting).outcome], ['cancelled', 'cancelled']);
        assert.deepEqual(lector.calls, ['narrate one']);
        assert.deepEqual(client.waiting('textDocument/publishDiagnostics'), []);
        assert.deepEqual(client.waiting('window/logMessage'), []);
      }));
  }

  it('runs one job at a time in a book, in the order asked for', () =>
    withBook(book, async (client, lector) => {
      const jobs = [two, one, rootUri].map((uri) => client.request<NarrateResult>('lector/narrate', { uri }));
      await Promise.all(jobs);
      assert.deepEqual(lector.calls, ['narrate two', 'narrate one', 'narrate fake book']);
      const kinds = told(client).filter((event) => event === 'started' || event === 'finished');
      assert.deepEqual(kinds, ['started', 'finished', 'started', 'finished', 'started', 'finished']);
    }));
});
