import assert from 'node:assert/strict';
import { afterEvent } from '../../src/client/chapterEvents.js';
import { reportView } from '../../src/client/panels/reportView.js';
import { sentenceText } from '../../src/client/playback/sentenceText.js';
import { createRestartPolicy } from '../../src/client/restartPolicy.js';
import { progressText, sizeText, summaryText } from '../../src/client/statusText.js';
import { toldProposals, toldSuggestions } from '../../src/client/toldProposals.js';
import { chapterState, chapterText, chunkText, recounted } from '../../src/client/views/bookNodes.js';
import type { ChunkId } from '../../src/core/model/chunk.js';
import type { JobEvent } from '../../src/core/model/event.js';
import type { ChunkRecord } from '../../src/core/model/record.js';
import type { BookChapter } from '../../src/protocol/messages/books.js';
import type { ChapterResult, ChunkView } from '../../src/protocol/messages/chapters.js';
import { timeText } from '../../src/protocol/panels.js';

const noChunks: BookChapter['counts'] = { none: 0, queued: 0, speaking: 0, ready: 0, stale: 0, failed: 0, skipped: 0 };
const totals = { chunks: 50, spoken: 43, reused: 2, failed: 0, heard: 0, audioSeconds: 200, wallSeconds: 12 };

describe('What people read', () => {
  const cases: readonly [string, string][] = [
    [timeText(0), '0:00'],
    [timeText(7.4), '0:07'],
    [timeText(59.6), '1:00'],
    [timeText(760), '12:40'],
    [timeText(3723), '1:02:03'],
    [timeText(-1), '0:00'],
    [progressText(undefined), '$(loading~spin) Narrating…'],
    [progressText({ done: 12, total: 45, etaSeconds: 38 }), '$(unmute) 12/45 · 0:38 left'],
    [progressText({ done: 1, total: 45 }), '$(unmute) 1/45'],
    [progressText({ done: 45, total: 45, etaSeconds: 0 }), '$(unmute) 45/45 · checking'],
    [summaryText(totals), 'Narrated 45 chunks (3:20).'],
    [summaryText({ ...totals, failed: 2 }), 'Narrated 45 chunks (3:20), 2 failed.'],
    [summaryText({ ...totals, spoken: 1, reused: 0, audioSeconds: 0 }), 'Narrated 1 chunk.'],
    [sentenceText('It said: *Oil low. All\n  well.*'), 'It said: Oil low. All well.'],
    [sentenceText('turn again,\n> the sea\n> > is wide'), 'turn again, the sea is wide'],
    [sentenceText('Bob <!-- lector: pause=1s -->said **no** to snake_case 2*3'), 'Bob said no to snake_case 2*3'],
    [toldProposals(0), 'Nothing new is proposed. What waits already or was rejected is not proposed once more.'],
    [toldProposals(1), '1 proposal waits for you. Nothing was changed.'],
    [toldProposals(7), '7 proposals wait for you. Nothing was changed.'],
    [toldSuggestions(0, 0), 'Nothing here is hard to follow by ear.'],
    [toldSuggestions(1, 0), '1 new edit is proposed. Nothing was changed.'],
    [toldSuggestions(0, 1), '1 place only you can mend is a Problem now. Nothing was changed.'],
    [
      toldSuggestions(2, 3),
      '2 new edits are proposed. 3 places only you can mend are Problems now. Nothing was changed.',
    ],
    [sizeText(63_201_294), '63 MB'],
    [sizeText(4_900), '5 kB'],
    [chapterText(chapterOf({ none: 45 })), 'not narrated'],
    [chapterText(chapterOf({}, 0)), 'nothing to read'],
    [chapterText(chapterOf({ ready: 12, none: 31, failed: 2 }, 200)), '12/45 ready · 3:20 · 2 failed'],
    [chapterText(chapterOf({ none: 3, failed: 2 })), '0/5 ready · 2 failed'],
    [chunkText(chunkOf({ state: 'ready', hasTake: true, seconds: 12 })), 'ready · 0:12'],
    [chunkText(chunkOf({ state: 'none' })), 'not narrated'],
    [chunkText(chunkOf({ state: 'speaking', trying: 'split' })), 'speaking · in parts'],
    [chunkText(chunkOf({ state: 'failed', findings: [finding('No sound')] })), 'failed · No sound'],
  ];
  for (const [written, expected] of cases) it(expected, () => assert.equal(written, expected));
});

describe('A chapter’s mark', () => {
  const cases: readonly [Partial<BookChapter['counts']>, string][] = [
    [{ ready: 3 }, 'ready'],
    [{ ready: 3, none: 1 }, 'none'],
    [{ ready: 3, stale: 1 }, 'stale'],
    [{ failed: 1, stale: 1 }, 'failed'],
    [{ failed: 1, queued: 1 }, 'queued'],
    [{}, 'none'],
  ];
  for (const [counts, expected] of cases) {
    it(`${JSON.stringify(counts)} is ${expected}`, () =>
      assert.equal(chapterState({ ...noChunks, ...counts }), expected));
  }
});

describe('A chapter after an event', () => {
  const result: ChapterResult = {
    version: 3,
    book: { title: 'A Book' },
    chapters: [
      {
        id: 'one',
        uri: 'file:///one.md',
        title: 'One',
        span: { start: 0, end: 9 },
        headings: [],
        chunks: [chunkOf({ id: 'a' }), chunkOf({ id: 'b' })],
        trend: [],
      },
    ],
  };
  const place = { chapterId: 'one', chunkId: 'a' as ChunkId, index: 0 };
  const transcript = { model: 'ear', text: 'a', wer: 0.5, misheard: [] };
  const record = {
    status: 'success',
    engine_used: 'espeak',
    voice: 'en-us',
    audio_path: '.lector/takes/a.wav',
    duration_seconds: 2,
    rt_factor: 0.01,
    attempts: [{ outcome: 'fail', category: 'crash' }, {}],
    validation: { transcript, findings: [] },
  } as unknown as ChunkRecord;
  const judged = (change: Partial<ChunkRecord>): JobEvent => ({
    ...place,
    kind: 'judged',
    verdict: { chunkId: place.chunkId, tier1: 'pass', findings: [] },
    record: { ...record, ...change },
    reused: false,
    progress: { done: 1, total: 2 },
  });
  const cases: readonly [string, JobEvent, Partial<ChunkView>][] = [
    ['queued', { ...place, kind: 'queued' }, { state: 'queued', hasTake: false }],
    ['speaking', { ...place, kind: 'speaking', engine: 'espeak', attempt: 1 }, { state: 'speaking' }],
    ['judged good', judged({}), { state: 'ready', hasTake: true, seconds: 2, engine: 'espeak', outcome: 'pass' }],
    [
      'heard',
      {
        ...{
          ...place,
          kind: 'heard',
          waiting: 1,
          verdict: { chunkId: place.chunkId, tier1: 'pass', tier2: 'review', findings: [] },
        },
        record: { ...record, validation: { transcript, findings: [] } } as unknown as ChunkRecord,
      },
      { state: 'ready', outcome: 'review', transcript },
    ],
    ['judged after a crash and heard', judged({}), { failures: ['crash'], transcript }],
    ['judged failed', judged({ status: 'failed', audio_path: null }), { state: 'failed', hasTake: false }],
  ];
  for (const [name, event, expected] of cases) {
    it(name, () => {
      const [first, second] = afterEvent(result, event).chapters[0]?.chunks ?? [];
      assert.deepEqual({ ...first, ...expected }, first);
      assert.deepEqual(second, chunkOf({ id: 'b' }));
    });
  }
  it('says how a chunk is being repaired until it is judged', () => {
    const reason = finding('No sound');
    const events: readonly JobEvent[] = [
      { ...place, kind: 'trying', engine: 'espeak', reason, repair: 'simplify' },
      { ...place, kind: 'speaking', engine: 'espeak', attempt: 1 },
      { ...place, kind: 'trying', engine: 'espeak', reason },
      judged({}),
    ];
    let now = result;
    const told = events.map((event) => {
      now = afterEvent(now, event);
      return now.chapters[0]?.chunks[0]?.trying;
    });
    assert.deepEqual(told, ['simplify', 'simplify', 'simplify', undefined]);
  });
  it('counts its chunks again', () => {
    const chunks = [chunkOf({ state: 'ready', hasTake: true, seconds: 3 }), chunkOf({ state: 'failed' })];
    const { counts, seconds } = recounted(chapterOf({ none: 2 }), chunks);
    assert.deepEqual({ counts, seconds }, { counts: { ...noChunks, ready: 1, failed: 1 }, seconds: 3.5 });
  });
  it('makes a report whose RTF is weighted by length', () => {
    const chunks = [
      chunkOf({ state: 'ready', hasTake: true, seconds: 9, rtf: 0.1 }),
      chunkOf({ state: 'ready', hasTake: true, seconds: 1, rtf: 0.6 }),
      chunkOf({ state: 'failed', findings: [finding('No sound')] }),
    ];
    const [chapter] = result.chapters;
    assert.ok(chapter);
    const { totals: sums, rows } = reportView({ ...chapter, chunks });
    assert.equal(sums.rtf?.toFixed(3), '0.150');
    assert.deepEqual([sums.chunks, sums.ready, sums.failed, sums.stale, sums.audioSeconds], [3, 2, 1, 0, 10]);
    assert.deepEqual(rows[2]?.findings, ['No sound']);
  });
});

describe('A server that ends', () => {
  it('is started again three times in three minutes', () => {
    const policy = createRestartPolicy();
    const minutes = [0, 0.1, 0.2, 0.3, 4, 4.1];
    assert.deepEqual(
      minutes.map((at) => policy.shouldRestart(at * 60_000)),
      [true, true, true, false, true, true],
    );
  });
  it('starts afresh when a person restarted it', () => {
    const policy = createRestartPolicy();
    for (const at of [0, 1, 2, 3]) policy.shouldRestart(at);
    policy.forgive();
    assert.equal(policy.shouldRestart(4), true);
  });
});

function chapterOf(counts: Partial<BookChapter['counts']>, seconds = 0): BookChapter {
  return { uri: 'file:///one.md', id: 'one', title: 'One', counts: { ...noChunks, ...counts }, seconds };
}

function finding(message: string) {
  return { code: 'silence', severity: 'error', message } as const;
}

function chunkOf(facts: Partial<ChunkView>): ChunkView {
  return {
    id: 'a',
    index: 0,
    span: { start: 0, end: 9 },
    sentences: [],
    excerpt: 'Some words.',
    state: 'none',
    findings: [],
    attempts: 0,
    failures: [],
    isDoubted: false,
    pauseSeconds: 0.5,
    hasTake: false,
    ...facts,
  };
}
