import assert from 'node:assert/strict';
import { bookUri, withBook } from '../helpers/fakeBook.js';

const uri = bookUri('one.md');

describe('lector/cleanAudio', () => {
  it('says what could be removed, and removes it only when told to', () =>
    withBook({ 'one.md': 'a' }, async (client, lector) => {
      const found = { files: 1, bytes: 1000 };
      assert.deepEqual(await client.request('lector/cleanAudio', { uri, remove: false }), found);
      assert.deepEqual(lector.calls, []);
      assert.deepEqual(await client.request('lector/cleanAudio', { uri, remove: true }), found);
      assert.deepEqual(lector.calls, ['clean one.md']);
    }));

  it('removes nothing in Restricted Mode', () =>
    withBook(
      { 'one.md': 'a' },
      async (client, lector) => {
        await assert.rejects(client.request('lector/cleanAudio', { uri, remove: true }), /Trust the workspace/);
        assert.deepEqual(lector.calls, []);
      },
      { trusted: false },
    ));
});
