import assert from 'node:assert/strict';
import type { PlayerItem, ReportRow } from '../../src/protocol/panels.js';
import {
  chapterTime,
  indexAfterLoad,
  noticeOfPassed,
  placeInChapter,
  playableFrom,
} from '../../webviews/player/order.js';
import { rowWindow } from '../../webviews/report/rowWindow.js';
import { nextOrder, sortRows, type SortOrder } from '../../webviews/report/sortRows.js';
import { partAt } from '../../webviews/shared/timeAxis.js';

const [ready, coming, dead] = [item('r', 'r.wav', true), item('c', undefined, true), item('d', undefined, false)];

describe('The player’s order', () => {
  const starts: readonly [string, readonly PlayerItem[], number, number][] = [
    ['plays what has audio', [ready, coming], 0, 0],
    ['waits for what comes', [dead, coming, ready], 0, 1],
    ['passes over what has none', [ready, dead, dead, ready], 1, 3],
    ['ends where nothing is left', [ready, dead], 1, 2],
  ];
  for (const [name, items, from, expected] of starts) {
    it(name, () => assert.equal(playableFrom(items, from), expected));
  }
  const loads: readonly [string, readonly string[], number, readonly string[], number][] = [
    ['keeps its chunk when one is inserted above', ['a', 'b'], 1, ['x', 'a', 'b'], 2],
    ['stands before what follows a chunk that is gone', ['a', 'b', 'c'], 1, ['a', 'c'], 0],
    ['stays before the first', ['a'], -1, ['a', 'b'], -1],
    ['survives an empty list', ['a', 'b'], 1, [], -1],
  ];
  for (const [name, before, current, after, expected] of loads) {
    it(name, () => assert.equal(indexAfterLoad(before.map(named), current, after.map(named)), expected));
  }
  it('counts time with its pauses', () => {
    assert.deepEqual(chapterTime([ready, ready], 1, 0.5), { elapsed: 3, total: 5 });
    assert.deepEqual(chapterTime([ready, ready], -1, 0), { elapsed: 0, total: 5 });
  });
  const places: readonly [number, string, number][] = [
    [-5, 'r', 0],
    [1.5, 'r', 1.5],
    [2.2, 'r', 2],
    [3, 'c', 0.5],
    [99, 'c', 2],
  ];
  for (const [seconds, chunkId, into] of places) {
    it(`finds the place ${seconds} s into the chapter`, () =>
      assert.deepEqual(placeInChapter([ready, coming], seconds), { chunkId, seconds: into }));
  }
  const notices: readonly [string, readonly PlayerItem[], RegExp][] = [
    ['nothing of what was skipped', [dead], /^$/],
    ['which one failed', [dead, { ...dead, index: 3, state: 'failed' }], /^Chunk 4 could not/],
    ['how many failed', [3, 4].map((index) => ({ ...dead, index, state: 'failed' as const })), /^2 chunks, from 4 on,/],
  ];
  for (const [name, passed, expected] of notices) {
    it(`says ${name}`, () => assert.match(noticeOfPassed(passed), expected));
  }
  it('finds the chunk under the pointer', () => {
    assert.deepEqual(
      [0, 0.49, 0.5, 1].map((share) => partAt([ready, ready], share)),
      [0, 0, 1, 1],
    );
  });
});

describe('The report’s rows', () => {
  const rows = [row(0, { seconds: 3, engine: 'piper' }), row(1, {}), row(2, { seconds: 1, engine: 'espeak' })];
  const cases: readonly [SortOrder, readonly number[]][] = [
    [{ key: 'index', isDescending: true }, [2, 1, 0]],
    [{ key: 'seconds', isDescending: false }, [2, 0, 1]],
    [{ key: 'seconds', isDescending: true }, [0, 2, 1]],
    [{ key: 'engine', isDescending: false }, [2, 0, 1]],
    [{ key: 'state', isDescending: true }, [0, 1, 2]],
  ];
  for (const [order, expected] of cases) {
    it(`${order.key}, ${order.isDescending ? 'descending' : 'ascending'}`, () =>
      assert.deepEqual(
        sortRows(rows, order).map(({ index }) => index),
        expected,
      ));
  }
  it('turn round at the second click', () => {
    const once = nextOrder({ key: 'index', isDescending: false }, 'rtf');
    assert.deepEqual([once, nextOrder(once, 'rtf').isDescending], [{ key: 'rtf', isDescending: false }, true]);
  });
  const windows: readonly [string, [number, number, number], [number, number]][] = [
    ['all of a short table', [10, 200, 600], [0, 10]],
    ['the first of a long one', [2000, 300, 600], [0, 25]],
    ['those in the middle', [2000, -3000, 600], [85, 135]],
    ['none below the last', [20, -90_000, 600], [20, 20]],
  ];
  for (const [name, given, [start, end]] of windows) {
    it(`draw ${name}`, () => assert.deepEqual(rowWindow(...given), { start, end }));
  }
});

function item(chunkId: string, audio: string | undefined, awaited: boolean): PlayerItem {
  const known = audio === undefined ? {} : { audio };
  return {
    chunkId,
    index: 0,
    state: audio === undefined ? 'skipped' : 'ready',
    excerpt: '',
    seconds: 2,
    pauseSeconds: 0.5,
    awaited,
    ...known,
  };
}

function named(chunkId: string): PlayerItem {
  return item(chunkId, undefined, false);
}

function row(index: number, facts: Partial<ReportRow>): ReportRow {
  return {
    chunkId: String(index),
    index,
    excerpt: '',
    state: 'ready',
    findings: [],
    failures: [],
    pauseSeconds: 0,
    ...facts,
  };
}
