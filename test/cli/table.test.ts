import assert from 'node:assert/strict';
import { byteSize, counted, duration } from '../../src/cli/quantities.js';
import { formatTable } from '../../src/cli/table.js';
import { fitted, plain, textWidth } from '../../src/cli/textWidth.js';

const cases: readonly { readonly name: string; readonly got: unknown; readonly wanted: unknown }[] = [
  {
    name: 'columns are aligned and the last one is cut',
    got: formatTable(
      [{ title: 'n', align: 'right' }, { title: 'word' }, { title: 'text' }],
      [
        ['1', '猫', 'short'],
        ['10', 'cat', 'much longer than fits here'],
      ],
      27,
    ),
    wanted: [' n  word  text', ' 1  猫    short', '10  cat   much longer than…'].join('\n'),
  },
  { name: 'no rows', got: formatTable([{ title: 'a' }, { title: 'b' }], [], 80), wanted: 'a  b' },
  {
    name: 'paint comes after the cut',
    got: formatTable([{ title: 'a' }], [[{ text: 'x', paint: (text) => `<${text}>` }]], 80),
    wanted: 'a\n<x>',
  },
  { name: 'width of Latin', got: textWidth('naïve “word”'), wanted: 12 },
  { name: 'width of combining marks', got: textWidth('e\u0301a'), wanted: 2 },
  { name: 'width of an emoji of several characters', got: textWidth('👩‍🚀'), wanted: 2 },
  { name: 'a text that fits', got: fitted('abc', 3), wanted: 'abc' },
  { name: 'a text that does not', got: fitted('abcd', 3), wanted: 'ab…' },
  { name: 'no half wide letters', got: fitted('猫猫猫', 4), wanted: '猫…' },
  { name: 'control and bidi characters go', got: plain('a\u001b[31mb\n\u202ec'), wanted: 'a [31mb c' },
  {
    name: 'seconds',
    got: [0, 7.4, 59.6, 760, 3723].map(duration),
    wanted: ['0:00', '0:07', '1:00', '12:40', '1:02:03'],
  },
  {
    name: 'bytes',
    got: [0, 999, 1500, 63_500_000, 923_612_710].map(byteSize),
    wanted: ['0 B', '999 B', '1.5 kB', '63.5 MB', '924 MB'],
  },
  {
    name: 'plurals',
    got: [0, 1, 2].map((count) => counted(count, 'chunk')),
    wanted: ['0 chunks', '1 chunk', '2 chunks'],
  },
];

describe('tables and quantities', () => {
  for (const { name, got, wanted } of cases) it(name, () => assert.deepEqual(got, wanted));
});
