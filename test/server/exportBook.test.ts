import assert from 'node:assert/strict';
import path from 'node:path';
import { bookUri, withBook } from '../helpers/fakeBook.js';

const asked = {
  uri: bookUri('one.md'),
  formats: ['mp3'],
  folderUri: bookUri('out'),
  allowGaps: false,
  byWord: false,
};

describe('lector/exportBook', () => {
  it('writes what is asked for and tells how far it is', () =>
    withBook({ 'one.md': 'a' }, async (client, lector) => {
      const result = await client.request<{ readonly files: readonly string[] }>('lector/exportBook', asked);
      assert.deepEqual(
        result.files.map((file) => path.basename(file)),
        ['one.mp3'],
      );
      assert.deepEqual(lector.calls, ['export one.md mp3 out']);
      assert.deepEqual(client.waiting('lector/exportProgress'), [
        { name: '', done: 0 },
        { name: 'one.mp3', done: 0.5, etaSeconds: 3 },
      ]);
    }));

  it('refuses what is unspoken, and says what was left out where that is allowed', () =>
    withBook({ 'gaps.md': 'a' }, async (client) => {
      const gaps = { ...asked, uri: bookUri('gaps.md') };
      await assert.rejects(client.request('lector/exportBook', gaps), /2 words would be missing/);
      const result = await client.request<{ readonly gaps: readonly string[] }>('lector/exportBook', {
        ...gaps,
        allowGaps: true,
      });
      assert.deepEqual(result.gaps, ['One: stale: “a”']);
    }));

  it('refuses a format that isn’t there', () =>
    withBook({ 'one.md': 'a' }, async (client, lector) => {
      await assert.rejects(client.request('lector/exportBook', { ...asked, formats: ['doc'] }));
      assert.deepEqual(lector.calls, []);
    }));

  it('writes nothing in Restricted Mode', () =>
    withBook(
      { 'one.md': 'a' },
      async (client, lector) => {
        await assert.rejects(client.request('lector/exportBook', asked), /Trust the workspace/);
        assert.deepEqual(lector.calls, []);
      },
      { trusted: false },
    ));
});
