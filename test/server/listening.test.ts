import assert from 'node:assert/strict';
import type { ChapterResult } from '../../src/protocol/messages/chapters.js';
import type { JobEventParams } from '../../src/protocol/messages/narrating.js';
import { bookUri, withBook } from '../helpers/fakeBook.js';

const one = bookUri('one.md');
const chapterOf = { uri: one };

describe('Listening to what is narrated', () => {
  it('a job asks for the listener’s place, which moves while it runs', () =>
    withBook({ 'one.md': 'a\nHANG' }, async (client, lector) => {
      await client.request('lector/playhead', { chunkId: 'from before' });
      const job = client.request('lector/narrate', chapterOf);
      await client.next('lector/jobEvent', ({ event }: JobEventParams) => event.kind === 'judged');
      const place = lector.requests[0]?.playhead;
      assert.equal(place?.(), undefined);
      await client.request('lector/playhead', { chunkId: 'some' });
      await client.request('lector/playhead', { chunkId: 'other' });
      assert.equal(place?.(), 'other');
      await client.request('lector/cancel');
      await job;
    }));

  it('a chunk that is finished is told with its audio, one that failed without', () =>
    withBook({ 'one.md': 'a\nFAIL' }, async (client) => {
      await client.request('lector/narrate', chapterOf);
      const told = client.waiting('lector/jobEvent').map((params) => params as JobEventParams);
      assert.deepEqual(
        told.flatMap(({ event, audioUri }) => (event.kind === 'judged' ? [audioUri?.replace(/^.*%20book/, '')] : [])),
        [`/.lector/takes/${chunkId(told)}.wav`, undefined],
      );
      assert.ok(told.every(({ event, audioUri }) => event.kind === 'judged' || audioUri === undefined));
    }));

  it('a chapter says which book it belongs to', () =>
    withBook({ 'one.md': 'a' }, async (client) => {
      const { book } = await client.request<ChapterResult>('lector/chapter', chapterOf);
      assert.deepEqual(book, { title: 'Fake' });
    }));

  const opened: readonly [string, { narrated: boolean; trusted: boolean }, readonly string[]][] = [
    ['narrated before', { narrated: true, trusted: true }, ['warmUp one']],
    ['never narrated, in a folder that is no book', { narrated: false, trusted: true }, []],
    ['in a folder that is not trusted', { narrated: false, trusted: false }, []],
  ];
  for (const [name, { narrated, trusted }, expected] of opened) {
    it(`the voice is ${expected.length > 0 ? '' : 'not '}loaded when a chapter is opened: ${name}`, () =>
      withBook(
        { 'one.md': 'a' },
        async (client, lector) => {
          if (narrated) await client.request('lector/narrate', chapterOf);
          await client.open(one, 'a');
          for (let answers = 0; answers < 5; answers++) await client.request('lector/chapter', chapterOf);
          assert.deepEqual(
            lector.calls.filter((call) => call.startsWith('warmUp')),
            expected,
          );
        },
        { trusted },
      ));
  }
});

function chunkId(told: readonly JobEventParams[]): string {
  return told.flatMap(({ event }) => (event.kind === 'judged' ? [event.chunkId] : []))[0] ?? '';
}
