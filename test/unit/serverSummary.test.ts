import assert from 'node:assert/strict';
import { defaultPauses } from '../../src/core/model/chunk.js';
import type { ChunkState, ChunkStatus } from '../../src/core/model/state.js';
import { breakMark, splitPoint } from '../../src/server/splitPoint.js';
import { spareEngines } from '../../src/server/spareEngines.js';
import { summaryOf } from '../../src/server/summary.js';
import { fakeLector } from '../helpers/fakeLector.js';
import { fakeManuscript } from '../helpers/fakeManuscript.js';

const [chunk] = fakeManuscript('one.md', 'A.').chapters[0]?.chunks ?? [];

/** A chunk of 59.1 s, a minute with its pause; `none`, `queued` and `speaking` have no take. */
function status(state: ChunkState): ChunkStatus {
  assert.ok(chunk);
  if (['none', 'queued', 'speaking', 'failed', 'skipped'].includes(state)) return { chunk, state };
  return { chunk, state, takeId: 't', record: { duration_seconds: 59.1 } } as unknown as ChunkStatus;
}

const summaries: readonly (readonly [states: readonly ChunkState[], expected: string])[] = [
  [[], 'not narrated'],
  [['none', 'none'], 'not narrated'],
  [['ready', 'ready'], '2:00'],
  [['ready', 'stale', 'stale'], '3:00 · 2 stale'],
  [['ready', 'failed', 'stale', 'none'], '2:00 · 1 stale · 1 failed · 1 not narrated'],
  [['failed', 'none'], '1 failed · 1 not narrated'],
  [['ready', 'skipped'], '1:00'],
  [['queued', 'speaking'], '0 %'],
  [['ready', 'failed', 'queued'], '66 %'],
];

describe('the summary of', () => {
  for (const [states, expected] of summaries) {
    it(`${states.join(', ') || 'nothing'} is ${expected}`, () => {
      assert.equal(summaryOf(states.map(status), defaultPauses), expected);
    });
  }
});

describe('the split point', () => {
  const cases: readonly (readonly [text: string, cursor: number, expected: string])[] = [
    ['One. Two.', 0, 'One.| Two.'],
    ['One.  Two. Three.', 17, 'One.  Two.| Three.'],
    ['# One. Two.', 0, '# One.| Two.'],
    ['One.', 2, 'One.'],
  ];
  for (const [text, cursor, expected] of cases) {
    it(`of ${text} at ${cursor}`, () => {
      const [first] = fakeManuscript('one.md', text).chapters[0]?.chunks ?? [];
      assert.ok(first);
      const at = splitPoint(text, first, cursor);
      assert.equal(at === undefined ? text : `${text.slice(0, at)}|${text.slice(at)}`, expected);
    });
  }
  it('takes a mark that the manuscript reader knows', () => {
    assert.equal(breakMark, '<!-- lector: break -->');
  });
});

describe('spare engines', () => {
  const cases: readonly (readonly [language: string, expected: readonly string[]])[] = [
    ['en', ['espeak', 'piper']],
    ['en-GB', ['espeak', 'piper']],
    ['EN_us', ['espeak', 'piper']],
    ['de', []],
  ];
  for (const [language, expected] of cases) {
    it(`for ${language} are ${expected.join(', ') || 'none'}`, async () => {
      const lector = fakeLector(new Map());
      const found = spareEngines(lector.engines(), await lector.voices(), language);
      assert.deepEqual(
        found.map(({ id }) => id),
        expected,
      );
    });
  }
});
