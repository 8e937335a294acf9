import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchesOf } from '../../src/core/base/matchesOf.js';

describe('base: matches of a pattern', () => {
  const patterns = [/a/g, /a*/g, /(?=😀)/gu, /\b/g, /[\p{L}\p{N}]+/gu, /(?<first>.)\k<first>/gsu, /^/gm];

  it('finds what matchAll finds', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '😀', 'é', '\ud83d') });
    fc.assert(
      fc.property(fc.constantFrom(...patterns), texts, (pattern, text) => {
        assert.deepEqual(matchesOf(pattern, text), [...text.matchAll(pattern)]);
      }),
    );
  });

  it('finds the same again, wherever the pattern was left', () => {
    const pattern = /a/g;
    pattern.test('aaa');
    assert.equal(matchesOf(pattern, 'aaa').length, 3);
  });

  it('refuses a pattern that would find the same for ever', () => {
    assert.throws(() => matchesOf(/a/, 'a'), TypeError);
  });
});
