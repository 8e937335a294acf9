import assert from 'node:assert/strict';
import { remembering } from '../../src/core/base/recent.js';

describe('remembering', () => {
  it('looks once for each of the last texts, and always for a long one', () => {
    const looked: string[] = [];
    const find = remembering(2, (text) => {
      looked.push(text.slice(0, 4));
      return { text };
    });
    const long = 'long'.repeat(1000);
    for (const text of ['a', 'b', 'a', 'b', 'c', 'b', 'a', long, long]) assert.equal(find(text).text, text);
    assert.deepEqual(looked, ['a', 'b', 'c', 'a', 'long', 'long']);
  });
});
