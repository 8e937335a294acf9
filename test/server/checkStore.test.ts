import assert from 'node:assert/strict';
import type { CheckStoreResult } from '../../src/protocol/messages/stores.js';
import { bookUri, withBook } from '../helpers/fakeBook.js';

const params = { uris: [bookUri('one.mp3')], preset: 'acx' };

describe('lector/checkStore', () => {
  it('writes down what was measured, what to do, and what can’t be measured; tells how far it is', () =>
    withBook({ 'one.md': 'a' }, async (client) => {
      const result = await client.request<CheckStoreResult>('lector/checkStore', params);
      assert.equal(result.good, 1);
      assert.match(result.report, /^# Store check: ACX-spec levels$/m);
      assert.match(result.report, /^1 of 2 files pass\..*help\.acx\.com/m);
      assert.match(
        result.report,
        /^- \*\*two\\_\\_b\.mp3\*\*: Its level is −30 dB RMS.* What to do: Write “mastering/m,
      );
      assert.match(result.report, /^\| ✓ one\.mp3 \| 1:00 \| −20\.0 \|/m);
      assert.match(result.report, /^- ACX takes human narration only/m);
      const told = client.waiting('lector/storeProgress');
      assert.deepEqual(told, [{ name: 'one.mp3', done: 0, total: 2 }]);
    }));

  it('checks nothing in Restricted Mode', () =>
    withBook(
      { 'one.md': 'a' },
      async (client) => {
        await assert.rejects(client.request('lector/checkStore', params), /Trust the workspace/);
      },
      { trusted: false },
    ));
});
