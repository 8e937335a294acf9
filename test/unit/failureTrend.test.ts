import assert from 'node:assert/strict';
import { failureTrend } from '../../src/core/model/failureTrend.js';
import type { FailureCategory } from '../../src/core/model/failure.js';
import type { AttemptRecord } from '../../src/core/model/record.js';

/** An attempt so many minutes after midnight; it passed where no kind of failure is given. */
function attempt(minutes: number, category?: FailureCategory): AttemptRecord {
  const at = new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString();
  return { engine: 'espeak', voice: 'en', at, outcome: category ? 'fail' : 'pass', ...(category && { category }) };
}

describe('the failures of the last narrations', () => {
  const check = (name: string, chunks: readonly (readonly AttemptRecord[])[], expected: readonly string[]) =>
    it(name, () =>
      assert.deepEqual(
        failureTrend(chunks).map(
          ({ at, chunks: tried, failed }) => `${at.slice(11, 16)} ${tried} ${JSON.stringify(failed)}`,
        ),
        expected,
      ),
    );
  check('none where nothing was spoken', [[], []], []);
  check(
    'a chunk counts once, however often it failed',
    [[attempt(0, 'crash'), attempt(1, 'crash'), attempt(2)]],
    ['00:00 1 {"crash":1}'],
  );
  check(
    'more than ten minutes lie between two narrations',
    [[attempt(0, 'crash'), attempt(11)], [attempt(0)]],
    ['00:00 2 {"crash":1}', '00:11 1 {}'],
  );
  check(
    'a long narration is one',
    [[attempt(0, 'crash')], [attempt(9, 'crash')], [attempt(18, 'timeout')]],
    ['00:00 3 {"crash":2,"timeout":1}'],
  );
  check(
    'the last eight are told',
    [Array.from({ length: 10 }, (_, at) => attempt(at * 20))],
    [...[40, 60, 80, 100, 120, 140, 160, 180].map((minutes) => `${attempt(minutes).at.slice(11, 16)} 1 {}`)],
  );
  check('a time that is none is passed over', [[{ ...attempt(0), at: 'yesterday' }, attempt(3)]], ['00:03 1 {}']);
});
