import assert from 'node:assert/strict';
import { kindTable, mendedLine, mendedTable, type Mended } from '../../src/cli/repairReport.js';
import { createOutput } from '../../src/cli/output.js';
import type { ChunkId } from '../../src/core/model/chunk.js';
import { failureOf } from '../../src/core/model/failureOf.js';
import type { AttemptRecord, RepairId } from '../../src/core/model/record.js';
import type { TakeId } from '../../src/core/model/take.js';
import { sampleRecord } from '../helpers/sampleTake.js';

const attempt = (fields: Partial<AttemptRecord>): AttemptRecord => ({
  ...{ engine: 'piper', voice: 'joe', at: '2026-01-01T00:00:00.000Z', outcome: 'pass' },
  ...fields,
});

function mended(was: string, index: number, attempts: readonly AttemptRecord[], reused = false): Mended {
  const isGood = attempts.at(-1)?.outcome === 'pass';
  const record = {
    ...sampleRecord(`words ${index}`),
    ...{ status: isGood ? ('success' as const) : ('failed' as const), engine_used: 'espeak', attempts },
  };
  const place = { chapterId: 'one', chunkId: `c${index}` as ChunkId, index };
  const verdict = { chunkId: place.chunkId, takeId: 't' as TakeId, tier1: 'pass' as const, findings: [] };
  return { was, chunk: { kind: 'judged', ...place, verdict, record, reused, progress: { done: 1, total: 1 } } };
}

const by = (repair: RepairId) => [attempt({ outcome: 'error', category: 'crash' }), attempt({ repair })];
const all = [
  mended('timeout', 0, by('split')),
  mended('crash', 1, by('engine')),
  mended('timeout', 2, by('simplify')),
  mended('timeout', 6, by('rewrite')),
  mended('timeout', 3, [attempt({})]),
  mended('oom', 4, [attempt({})], true),
  mended('crash', 5, [attempt({ outcome: 'error', category: 'crash' })]),
];
const output = createOutput(process.stdout, process.stderr, {}, () => undefined);

it('a repair says how each chunk was saved', () => {
  const lines = mendedTable(all, { ...output, columns: undefined })
    .split('\n')
    .slice(1);
  assert.deepEqual(
    lines.map((line) => /^one +\d +\w+ {2,}(.*?) {2,}Words/.exec(line)?.[1]),
    [
      'repaired in parts',
      'repaired by espeak',
      'repaired without its signs',
      'repaired in other words',
      'repaired by another try',
      'a good take was there',
      'still dead',
    ],
  );
});

it('a repair counts by kind', () => {
  const lines = kindTable(all, { ...output, columns: undefined })
    .split('\n')
    .slice(1);
  assert.deepEqual(
    lines.map((line) => line.split(/ +/)),
    [
      ['crash', '2', '1', '1'],
      ['oom', '1', '1', '0'],
      ['timeout', '4', '4', '0'],
    ],
  );
  assert.equal(mendedLine(all), '7 failed chunks: 6 repaired, 1 still dead');
});

it('what a chunk failed by are its tries since the last good one', () => {
  const tries = [
    attempt({ outcome: 'error', category: 'oom' }),
    attempt({}),
    attempt({ outcome: 'fail', category: 'crash' }),
  ];
  assert.equal(failureOf({ attempts: tries }), 'crash');
  assert.equal(failureOf({ attempts: [...tries, attempt({ outcome: 'error', category: 'timeout' })] }), 'timeout');
  assert.equal(failureOf({ attempts: [attempt({ outcome: 'error' })] }), undefined);
});
