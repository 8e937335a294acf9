import { deepEqual, equal } from 'node:assert/strict';
import { filled, partsOf, valuesIn } from '../../src/core/base/phrase.js';
import { phrases } from '../../src/core/jobs/phrases.js';

describe('a sentence with values', () => {
  it('has them in their places, whatever they are', () => {
    equal(filled('“{1}” before “{0}”.', 'a', '$& {1}'), '“$& {1}” before “a”.');
    deepEqual(valuesIn(partsOf('“{1}” before “{0}”.'), '“$& {1}” before “a”.'), ['a', '$& {1}']);
    equal(valuesIn(partsOf('It is {0}.'), 'It was late.'), undefined);
    deepEqual(valuesIn(partsOf('What (now)?'), 'What (now)?'), []);
  });

  it('is known by its words: no other phrase takes it for its own', () => {
    const values = ['one', 'two', 'three', 'four'];
    for (const phrase of phrases)
      deepEqual(
        [...new Set(phrases)].filter((other) => valuesIn(partsOf(other), filled(phrase, ...values))),
        [phrase],
      );
  });
});
