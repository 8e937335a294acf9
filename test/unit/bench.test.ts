import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { blocksOf, bookText, countWords } from '../bench/bookText.js';
import { inParallel } from '../bench/contender.js';
import { measurements } from '../bench/index.js';
import type { Figure, Row } from '../bench/measurement.js';
import { resultTable } from '../bench/resultTable.js';
import { median, percentile } from '../bench/statistics.js';
import { ratioOf, verdictOf, type Verdict } from '../bench/verdict.js';

const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);

describe('the arithmetic of npm run bench', () => {
  const percentiles = [
    { share: 0.5, values: oneToHundred, expected: 50 },
    { share: 0.99, values: oneToHundred, expected: 99 },
    { share: 1, values: oneToHundred, expected: 100 },
    { share: 0, values: oneToHundred, expected: 1 },
    { share: 0.95, values: [7], expected: 7 },
    { share: 0.5, values: [10, 9, 100], expected: 10 },
  ];
  for (const { share, values, expected } of percentiles) {
    it(`${share} of ${values.length} values lie within ${expected}`, () =>
      assert.equal(percentile(values, share), expected));
  }
  it('there is no percentile of nothing', () => assert.throws(() => percentile([], 0.5), RangeError));

  const medians = [
    { values: [10, 9, 100], expected: 10 },
    { values: [4, 1, 3, 2], expected: 2.5 },
    { values: [5], expected: 5 },
  ];
  for (const { values, expected } of medians) {
    it(`the median of ${values.join(' ')} is ${expected}`, () => assert.equal(median(values), expected));
  }

  it('work that is done side by side is added up without a loss', async () => {
    const work = Array.from({ length: 20 }, (_, index) => index);
    const act = async (number: number) => {
      await delay(number % 3);
      return number;
    };
    assert.equal(await inParallel(work, 3, act), 190);
  });
});

describe('the verdicts of npm run bench', () => {
  const beside = { name: 'another', value: 10 };
  const cases: readonly (Pick<Figure, 'value' | 'beside' | 'target'> & { ratio?: number; verdict: Verdict })[] = [
    { value: 20, target: { atMost: 20 }, verdict: 'reached' },
    { value: 20.1, target: { atMost: 20 }, verdict: 'missed' },
    { value: 8, beside, target: { times: 1.25 }, ratio: 1.25, verdict: 'reached' },
    { value: 8.1, beside, target: { times: 1.25 }, ratio: 10 / 8.1, verdict: 'missed' },
    { value: 20, beside, target: { atMost: 30 }, ratio: 0.5, verdict: 'reached' },
    { value: 8, target: { times: 1.25 }, verdict: 'missed' },
    { value: 8, beside, ratio: 1.25, verdict: 'no target' },
  ];
  for (const { ratio, verdict, ...figure } of cases) {
    it(`${JSON.stringify(figure)}: ${verdict}`, () => {
      assert.equal(verdictOf(figure), verdict);
      assert.equal(ratioOf(figure), ratio);
    });
  }
});

describe('the table of npm run bench', () => {
  const rows: readonly Row[] = [
    { name: 'pool', value: 0.045, unit: 'RTF', beside: { name: 'peer', value: 0.06 }, target: { times: 1.25 } },
    { name: 'answer', value: 51.26, unit: 'ms', target: { atMost: 50 } },
    { name: 'size', value: 0.4, unit: 'MB' },
    { name: 'failed', value: 0.25, unit: '%', target: { atMost: 1 } },
    { name: 'the other', skipped: 'no Python' },
  ];
  it('says what was measured, beside what, and whether it is good enough', () =>
    assert.deepEqual(resultTable(rows, 120).split('\n'), [
      'FIGURE          VALUE  BESIDE IT         RATIO     TARGET  VERDICT',
      'pool       RTF 0.0450  RTF 0.0600 peer  1.33 ×   ≥ 1.25 ×  reached',
      'answer        51.3 ms                           ≤ 50.0 ms  missed',
      'size          0.40 MB',
      'failed         0.25 %                            ≤ 1.00 %  reached',
      'the other                                                  skipped: no Python',
    ]));
});

describe('the book of npm run bench', () => {
  const texts = [
    '---\ntitle: One\n---\n# One\n\nThe quiet lighthouse keeper climbed *slowly*.\n\n> Turn again, little flame.\n',
  ];
  const shape = { chapters: 3, wordsPerChapter: 200 };

  it('leaves out what begins a chapter', () =>
    assert.deepEqual(blocksOf(texts), [
      'The quiet lighthouse keeper climbed *slowly*.',
      '> Turn again, little flame.',
    ]));
  it('is as long as asked for', () => {
    for (const text of bookText(blocksOf(texts), shape)) assert.ok(Math.abs(countWords(text) - 200) < 20);
  });
  it('is the same each time, and no two chapters are alike', () => {
    const [first, ...others] = bookText(blocksOf(texts), shape);
    assert.equal(first, bookText(blocksOf(texts), shape)[0]);
    assert.ok(others.every((other) => other.replace(/^.*/, '') !== first?.replace(/^.*/, '')));
  });
});

it('each measurement of npm run bench has a name of its own', () => {
  const ids = measurements.map(({ id }) => id);
  assert.deepEqual([...new Set(ids)], ids);
});
