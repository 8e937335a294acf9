import assert from 'node:assert/strict';
import { findBookmark } from '../../src/client/playback/findBookmark.js';
import { createFollowMode } from '../../src/client/playback/followMode.js';
import { chapterAt, chunkAt, playerItem } from '../../src/client/playback/playlist.js';
import { movedBookmarks } from '../../src/client/playback/movedBookmarks.js';
import { placeAt, secondsAt } from '../../src/client/playback/position.js';
import { nextSentence, previousSentence, type SentencePlace } from '../../src/client/playback/sentenceStep.js';
import type { ChapterView, ChunkView } from '../../src/protocol/messages/chapters.js';
import type { TakeResult } from '../../src/protocol/messages/takes.js';

/** `One two. Three four.` at offset 10 of a manuscript, half a second a word, a pause between the sentences. */
const chunk = chunkOf('a', 10, { sentences: [span(10, 18), span(19, 30)] });
const take: TakeResult = {
  audioUri: 'file:///book/.lector/takes/a.wav',
  seconds: 2.5,
  words: [
    { start: 0.1, end: 0.5, span: span(10, 13) },
    { start: 0.5, end: 1.0, span: span(14, 17) },
    { start: 1.5, end: 2.0, span: span(19, 24) },
    { start: 2.0, end: 2.4, span: span(25, 29) },
  ],
};
const untimed: TakeResult = { ...take, words: [] };

describe('The place that sounds', () => {
  const cases: readonly [string, TakeResult, number, { sentence: number; word?: [number, number] }][] = [
    ['before the first word', take, 0, { sentence: 0 }],
    ['at a word’s beginning', take, 0.1, { sentence: 0, word: [10, 13] }],
    ['inside the second word', take, 0.7, { sentence: 0, word: [14, 17] }],
    ['in the silence after it', take, 1.2, { sentence: 0, word: [14, 17] }],
    ['in the next sentence', take, 1.5, { sentence: 1, word: [19, 24] }],
    ['after the end', take, 9, { sentence: 1, word: [25, 29] }],
    ['without timing, at the beginning', untimed, 0, { sentence: 0 }],
    ['without timing, near the end', untimed, 2.4, { sentence: 1 }],
  ];
  for (const [name, of, seconds, { sentence, word }] of cases) {
    it(name, () => {
      const place = placeAt(chunk, of, seconds);
      assert.equal(place.sentenceIndex, sentence);
      assert.deepEqual(place.sentence, chunk.sentences[sentence]);
      assert.deepEqual(place.word, word && span(...word));
    });
  }
});

describe('The moment of a place', () => {
  const cases: readonly [string, TakeResult, number, number][] = [
    ['before the chunk', take, 3, 0],
    ['in a word', take, 15, 0.5],
    ['between two words: the next', take, 18, 1.5],
    ['after the last word', take, 29, 2.5],
    ['without timing: in proportion', untimed, 20, 1.25],
  ];
  for (const [name, of, offset, expected] of cases) {
    it(name, () => assert.equal(secondsAt(chunk, of, offset), expected));
  }
});

describe('Sentence by sentence', () => {
  const chunks = [chunk, chunkOf('b', 40, { sentences: [span(40, 50)] }), chunkOf('c', 60, { sentences: [] })];
  const forward: readonly [SentencePlace, SentencePlace | undefined][] = [
    [at(0, 0), at(0, 1)],
    [at(0, 1), at(1, 0)],
    [at(1, 0), at(2, 0)],
    [at(2, 0), undefined],
  ];
  for (const [from, to] of forward) {
    it(`goes on from ${JSON.stringify(from)}`, () => assert.deepEqual(nextSentence(chunks, from), to));
  }
  const back: readonly [SentencePlace, number, SentencePlace][] = [
    [at(0, 1), 0.3, at(0, 0)],
    [at(0, 1), 2, at(0, 1)],
    [at(1, 0), 0, at(0, 1)],
    [at(0, 0), 0, at(0, 0)],
  ];
  for (const [from, into, to] of back) {
    it(`goes back from ${JSON.stringify(from)} after ${into} s`, () =>
      assert.deepEqual(previousSentence(chunks, from, into), to));
  }
});

describe('The playlist', () => {
  const chapters = [chapterOf('one', 0, 100), chapterOf('two', 100, 200)];
  const result = { chapters };
  it('finds the chapter of an offset', () => {
    assert.deepEqual(
      [0, 99, 100, 500].map((offset) => chapterAt(result, offset)?.id),
      ['one', 'one', 'two', 'two'],
    );
    assert.equal(chapterAt({ chapters: [] }, 0), undefined);
  });
  it('finds the chunk of an offset, or the next one', () => {
    const chapter = { ...chapterOf('one', 0, 100), chunks: [chunk, chunkOf('b', 40, {})] };
    assert.deepEqual(
      [0, 12, 35, 45, 90].map((offset) => chunkAt(chapter, offset)?.id),
      ['a', 'a', 'b', 'b', 'b'],
    );
  });
  const awaited: readonly [Partial<ChunkView>, boolean, boolean][] = [
    [{ state: 'ready', hasTake: true }, false, true],
    [{ state: 'stale', hasTake: true }, false, true],
    [{ state: 'queued' }, false, true],
    [{ state: 'none' }, false, false],
    [{ state: 'none' }, true, true],
    [{ state: 'failed' }, true, false],
    [{ state: 'skipped' }, true, false],
  ];
  for (const [facts, narrating, expected] of awaited) {
    it(`${expected ? 'waits for' : 'passes over'} ${facts.state} ${narrating ? 'in' : 'outside'} a job`, () =>
      assert.equal(playerItem(chunkOf('a', 0, facts), narrating, undefined).awaited, expected));
  }
});

describe('A bookmark', () => {
  const text = 'One two. Three four.\n\nFive *six*.';
  const first = chunkOf('a', 0, { sentences: [span(0, 8), span(9, 20)] });
  const second = chunkOf('b', 22, { sentences: [span(22, 33)] });
  const chapter = { ...chapterOf('one', 0, 33), chunks: [first, second] };
  const cases: readonly [string, { chunkId: string; sentence?: string }, object | undefined][] = [
    ['stays in its chunk', { chunkId: 'b', sentence: 'Three four.' }, { kind: 'time', chunk: second, seconds: 7 }],
    [
      'follows its sentence into another chunk',
      { chunkId: 'gone', sentence: 'Three four.' },
      { kind: 'offset', chunk: first, offset: 9 },
    ],
    [
      'knows it without its marks',
      { chunkId: 'gone', sentence: 'Five six.' },
      { kind: 'offset', chunk: second, offset: 22 },
    ],
    ['is lost with its sentence', { chunkId: 'gone', sentence: 'Seven.' }, undefined],
    ['is lost where only its chunk is known', { chunkId: 'gone' }, undefined],
  ];
  for (const [name, bookmark, expected] of cases) {
    it(name, () => assert.deepEqual(findBookmark(chapter, text, { seconds: 7, ...bookmark }), expected));
  }
});

describe('Bookmarks of what is renamed', () => {
  const at = 'file:///books/my%20book';
  const kept = [`bookmark:${at}/a.md#a`, `bookmark:${at}/part/b.md#part/b@one`, 'playback.speed'];
  const check = (name: string, from: string, to: string, expected: Readonly<Record<string, string>>) =>
    it(name, () => assert.deepEqual(Object.fromEntries(movedBookmarks(kept, `${at}${from}`, `${at}${to}`)), expected));

  check('a file', '/a.md', '/sub/c%C3%A9.md', { [kept[0] ?? '']: `bookmark:${at}/sub/c%C3%A9.md#sub/cé` });
  check('a folder', '/part', '/text', { [kept[1] ?? '']: `bookmark:${at}/text/b.md#text/b@one` });
  check('the book, whose chapters keep their names', '', '2', {
    [kept[0] ?? '']: `bookmark:${at}2/a.md#a`,
    [kept[1] ?? '']: `bookmark:${at}2/part/b.md#part/b@one`,
  });
  check('something else', '/a', '/b', {});
});

describe('Follow mode', () => {
  const [revealed, away, inSight, resumed] = ['revealed', 'away', 'inSight', 'resumed'] as const;
  const cases: readonly [
    string,
    readonly (readonly [number, 'revealed' | 'away' | 'inSight' | 'resumed'])[],
    boolean,
  ][] = [
    ['is on at first', [], true],
    ['stays on while the sentence shows', [[1000, inSight]], true],
    ['ends when a person scrolls it away', [[1000, away]], false],
    [
      'is not ended by its own scrolling',
      [
        [1000, revealed],
        [1200, away],
      ],
      true,
    ],
    [
      'is ended by a person soon after',
      [
        [1000, revealed],
        [1700, away],
      ],
      false,
    ],
    [
      'comes back on play and seek',
      [
        [1000, away],
        [1100, resumed],
      ],
      true,
    ],
  ];
  for (const [name, steps, expected] of cases) {
    it(name, () => {
      const mode = createFollowMode();
      for (const [atMs, step] of steps) {
        if (step === 'revealed') mode.revealed(atMs);
        else if (step === 'resumed') mode.resume();
        else mode.scrolled(atMs, step === 'inSight');
      }
      assert.equal(mode.isOn, expected);
    });
  }
});

function at(chunkIndex: number, sentenceIndex: number): SentencePlace {
  return { chunkIndex, sentenceIndex };
}

function span(start: number, end: number) {
  return { start, end };
}

function chunkOf(id: string, start: number, facts: Partial<ChunkView>): ChunkView {
  return {
    id,
    index: 0,
    span: span(start, start + 20),
    sentences: [span(start, start + 20)],
    excerpt: '',
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

function chapterOf(id: string, start: number, end: number): ChapterView {
  return { id, uri: 'file:///book/one.md', title: id, span: span(start, end), headings: [], chunks: [], trend: [] };
}
