import assert from 'node:assert/strict';
import type { SampleParams, SampleResult } from '../../src/protocol/messages/samples.js';
import { bookUri, withBook } from '../helpers/fakeBook.js';

const uri = bookUri('one.md');
const text = '# The Lamp\nOne went. Two came.';

describe('lector/sample', () => {
  const cases: readonly [string, SampleParams, string][] = [
    ['a word in the chapter’s voice', { uri, span: { start: 11, end: 14 } }, 'espeak en One'],
    ['words of two chunks', { uri, span: { start: 6, end: 14 } }, 'espeak en Lamp One'],
    ['markup is written, not spoken', { uri, span: { start: 0, end: 1 } }, 'espeak en #'],
    ['in another voice', { uri, span: { start: 21, end: 24 }, engine: 'piper', voice: 'joe' }, 'piper joe Two'],
    ['at another pace', { uri, span: { start: 11, end: 14 }, rate: 1.5 }, 'espeak en 1.5 One'],
    ['words of an edit, as the book says them', { uri, text: 'Pip went.', asInBook: true }, 'espeak en pippin went.'],
    ['words that somebody tries out, as they are written', { uri, text: 'Pip went.' }, 'espeak en Pip went.'],
    ['no document', { text: 'a & b', engine: 'piper', voice: 'joe' }, 'piper joe a  and  b'],
    ['an untitled one', { uri: 'untitled:a', text: 'Joe', engine: 'piper', voice: 'joe' }, 'piper joe Joe'],
  ];
  for (const [name, params, expected] of cases) {
    it(name, () =>
      withBook({ 'one.md': '' }, async (client, lector) => {
        await client.open(uri, text);
        const { wav, text: said } = await client.request<SampleResult>('lector/sample', params);
        assert.deepEqual(lector.calls, [`sample ${expected}`]);
        assert.equal(Buffer.from(wav, 'base64').toString(), said);
      }),
    );
  }

  it('is answered while a narration runs', () =>
    withBook({ 'one.md': '' }, async (client) => {
      await client.open(uri, 'HANG\nword');
      const narration = client.request('lector/narrate', { uri });
      const { text: said } = await client.request<SampleResult>('lector/sample', { uri, span: { start: 5, end: 9 } });
      assert.equal(said, 'word');
      await client.request('lector/cancel', null);
      await narration;
    }));

  it('ends when the one who asked turns to another', () =>
    withBook({ 'one.md': '' }, async (client) => {
      const stop = new AbortController();
      const asked = client.request('lector/sample', { text: 'HANG' }, stop.signal);
      await client.request('lector/engines', null);
      stop.abort();
      await assert.rejects(asked, /Cancelled/);
    }));

  it('starts nothing in Restricted Mode', () =>
    withBook(
      { 'one.md': '' },
      (client) => assert.rejects(client.request('lector/sample', { text: 'a' }), /Trust the workspace/),
      { trusted: false },
    ));
});
