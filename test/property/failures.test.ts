import assert from 'node:assert/strict';
import fc from 'fast-check';
import { failuresIn } from '../../src/core/failures/failuresIn.js';
import { failureCategories } from '../../src/core/model/failure.js';
import { forAll } from './forAll.js';

const telling = fc.constantFrom(
  ...[
    'FATAL ERROR: heap out of memory',
    'The model ',
    ' is damaged',
    'Assertion ',
    ' failed',
    'MemoryError',
    'yaml.a.',
  ],
  ...['SyntaxError: ', 'JSON', '2026-11-22 08:38:55.068', '2026-99-99T99:99:99Z', '\u001b[1;31m', '\u001b[', 'ENOSPC'],
  ...[
    '\r\n',
    '\n',
    '\u2028',
    '\ud800',
    '\0',
    'a.'.repeat(50),
    'aError'.repeat(30),
    '0'.repeat(5_000),
    '\n'.repeat(3_000),
  ],
);
const piece = fc.oneof(telling, fc.string({ unit: 'binary', maxLength: 40 }));
const log = fc
  .tuple(fc.array(piece, { maxLength: 30 }), fc.constantFrom(1, 1, 1, 50))
  .map(([pieces, times]) => pieces.join('').repeat(times));

describe('logs', () => {
  forAll('whatever is written is read, in bounds', log, (text) => {
    const events = failuresIn(text);
    const lines = text.split('\n').length;
    assert.ok(events.length <= 400);
    let before = 0;
    for (const { category, line, text: told, at } of events) {
      assert.ok(failureCategories.includes(category));
      assert.ok(line > before && line <= lines, `${line} after ${before} of ${lines}`);
      assert.ok(told !== '' && told.length <= 300 && !/\p{Cc}/u.test(told));
      assert.ok(at === undefined || !Number.isNaN(Date.parse(at)));
      before = line;
    }
  });
});
