import assert from 'node:assert/strict';
import { boundsOf } from '../../src/client/pronunciations/boundsOf.js';
import { heteronymsIn } from '../../src/core/jobs/heteronymsIn.js';
import { heteronyms } from '../../src/core/manuscript/languages/en/heteronyms.js';
import { parseManuscript } from '../../src/core/manuscript/parseManuscript.js';
import { notated } from '../../src/core/model/notation.js';
import type { Pronunciation } from '../../src/core/model/pronunciation.js';
import { heteronymCases, markedWord } from '../helpers/heteronymCases.js';

function read(text: string, pronunciations: readonly Pronunciation[] = [], language = 'en') {
  const engine = { maxTokens: 500, charsPerToken: 1 };
  return parseManuscript('a.md', text, { engine, skip: [], language, knownChunks: [], pronunciations });
}

function said(text: string, pronunciations: readonly Pronunciation[], language?: string, readsIpa = true): string {
  return read(text, pronunciations, language)
    .chapters.flatMap(({ chunks }) => chunks.map(({ spoken }) => notated(spoken, { readsIpa }).text))
    .join(' ');
}

describe('a word that is said in two ways', () => {
  for (const [marked, part] of heteronymCases) {
    it(`is read as its sentence shows: ${marked}`, () => {
      const { text, start, end } = markedWord(marked);
      assert.equal(heteronyms.readingAt(text, start, end)?.part ?? '?', part);
    });
  }

  const past = { word: 'read', alias: 'redd', part: 'past' };
  const cases: readonly (readonly [
    what: string,
    text: string,
    said: string,
    words?: readonly Pronunciation[],
    language?: string,
    readsIpa?: boolean,
  ])[] = [
    ['has its sounds where an engine wouldn’t know', 'He read it.', 'He [[ɹˈɛd]] it.'],
    ['stays as it is where one would', 'He had read it.', 'He had read it.'],
    ['stays as it is where nobody knows', 'They read it.', 'They read it.'],
    ['stays a word for engines that read no sounds', 'He read it.', 'He read it.', [], 'en', false],
    ['counts in every kind of English', 'He read it.', 'He [[ɹˈɛd]] it.', [], 'en-GB'],
    ['counts in no other language', 'He read it.', 'He read it.', [], 'de'],
    ['is found whole', 'A lead-grey sky. He reads.', 'A lead-grey sky. He reads.'],
    ['is said as the book says, first of all', 'He read it.', 'He reed it.', [{ word: 'read', alias: 'reed' }]],
    ['may be bound to a part of speech', 'He read it. He will read it.', 'He redd it. He will read it.', [past]],
    ['isn’t, where that isn’t sure', 'They read it.', 'They read it.', [past]],
    [
      'is, where another entry is for the rest',
      'He read it. They read it.',
      'He redd it. They rid it.',
      [past, { word: 'read', alias: 'rid' }],
    ],
    [
      'has a part that is for people, if it is no such word',
      'Holmes rose.',
      'homes rose.',
      [{ word: 'Holmes', alias: 'homes', part: 'noun' }],
    ],
  ];
  for (const [what, text, wanted, words = [], language = 'en', readsIpa = true] of cases) {
    it(what, () => assert.equal(said(text, words, language, readsIpa), wanted));
  }

  it('is listed with its reading, who decided on it, and what stands around it', () => {
    const text = '# One\n\nHe read it. They *read* it, and I had read it. The wind rose.\n';
    const found = heteronymsIn(read(text, [{ word: 'read', alias: 'red', before: 'They' }]));
    assert.deepEqual(
      found.map(({ span, by, said: as, reading, around }) => [
        text.slice(span.start, span.end),
        by,
        as ?? reading?.alias,
        `${around.before}|${around.after}`,
      ]),
      [
        ['read', 'rule', 'red', 'He | it.'],
        ['read', 'book', 'red', 'They | it, and I had read it.'],
        ['read', 'engine', 'red', 'They red it, and I had | it.'],
        ['wind', 'engine', 'winnd', 'The | rose.'],
      ],
    );
    assert.deepEqual(
      found[0]?.readings.map(({ alias }) => alias),
      ['reed', 'red'],
    );
  });
});

describe('what a reading may be bound to', () => {
  const cases: readonly (readonly [before: string, after: string, bounds: readonly object[]])[] = [
    ['They often ', ' the paper.', [{ before: 'often', after: 'the' }, { before: 'often' }, { after: 'the' }, {}]],
    ['', ' the paper.', [{ after: 'the' }, {}]],
    ['Then, ', '.', [{}]],
    ['I’ve ', ', and', [{ before: 'I’ve' }, {}]],
  ];
  for (const [before, after, bounds] of cases)
    it(`is what stands right beside it: ${before}…${after}`, () => {
      assert.deepEqual(boundsOf({ around: { before, after } }), bounds);
    });
});
