import assert from 'node:assert/strict';
import { coverageOf } from '../../src/core/jobs/coverageOf.js';
import { ledgerOf } from '../../src/core/manuscript/ledger.js';
import { parseManuscript } from '../../src/core/manuscript/parseManuscript.js';
import type { Manuscript } from '../../src/core/model/manuscript.js';
import { skippable, type Skippable } from '../../src/core/model/settings.js';
import type { ChunkState } from '../../src/core/model/state.js';
import { bookOf } from '../helpers/exportStage.js';

const engine = { maxTokens: 20, charsPerToken: 2.5 };

function parsed(text: string, skip: readonly Skippable[] = []): Manuscript {
  return parseManuscript('a.md', text, { engine, skip, language: 'en', knownChunks: [] });
}

/** What the ledger says in one line: `words heard rule×n reason×n`. */
function told(manuscript: Manuscript, skip: readonly Skippable[], state: ChunkState = 'ready'): string {
  const [ledger] = ledgerOf(manuscript, skip);
  const [chapter] = manuscript.chapters;
  if (!ledger || !chapter) return 'nothing';
  const chunks = chapter.chunks.map((chunk) => ({ chunk, state }));
  const { words, heard, skipped, gaps } = coverageOf(manuscript, { chapter, chunks }, ledger);
  return [
    words,
    heard,
    ...skipped.map((part) => `${part.rule}×${part.words}`),
    ...gaps.map((gap) => `${gap.reason}×${gap.words}`),
  ].join(' ');
}

describe('the coverage ledger', () => {
  const check = (text: string, expected: string, skip: readonly Skippable[] = skippable) =>
    it(`${JSON.stringify(text)}: ${expected}`, () => assert.equal(told(parsed(text, skip), skip), expected));

  check('Two words.', '2 2');
  check('# A title\n\nIt *fri*ghtens, **said** the “man”.', '8 8');
  check('It costs $5.50 on 3/4/2012, Dr. No.', '10 10');
  check('One.\n\n```\ntwo three\n```\n\n`four` five.', '5 2 code×3');
  check('One.\n\n```\ntwo three\n```\n', '3 3', []);
  check('| a | b |\n|---|---|\n| c | d |\n', '4 0 tables×4');
  check('A note[^1].\n\n[^1]: Below.\n', '4 2 footnotes×2');
  check('![a cat](cat.png) One [two](three.md).', '4 2 images×2');
  check('<https://a.example> one', '4 1 links×3');
  check('<div>\nin a box\n</div>\n\nOut.', '4 1 html×3');
  check('One.\n\n<!-- lector-disable -->\n\nTwo three.\n\n<!-- lector-enable -->\n\nFour.', '4 2 mark×2');
  check('---\nlector: {narrate: false}\n---\nOne two.', '2 0 narrate: false×2');
  check('5kg<!-- lector-say: 5kg = five kilos --> of it.', '3 3');
  check('1. First\n2. Second\n\n* * *\n\n> Quoted.\n', '3 3');

  it('finds words that no chunk has', () => {
    const whole = parsed('First sentence here now. Second sentence here now. Third sentence here now.');
    const [chapter] = whole.chapters;
    const less = { ...whole, chapters: chapter ? [{ ...chapter, chunks: chapter.chunks.slice(1) }] : [] };
    assert.equal(told(less, []), '12 8 in no chunk×4');
  });

  it('finds words that two chunks have', () => {
    const whole = parsed('First sentence here now. Second sentence here now.');
    const [chapter] = whole.chapters;
    const [first, ...others] = chapter?.chunks ?? [];
    if (!chapter || !first) assert.fail();
    const other = { ...first, id: `${first.id}b` as typeof first.id };
    const doubled = { ...whole, chapters: [{ ...chapter, chunks: [first, other, ...others] }] };
    assert.match(told(doubled, []), /in two chunks×4/);
  });

  const states: readonly (readonly [ChunkState, string])[] = [
    ['failed', '2 0 failed×2'],
    ['stale', '2 0 stale×2'],
    ['none', '2 0 no take×2'],
    ['skipped', '2 0 person×2'],
  ];
  for (const [state, expected] of states)
    it(`a chunk that is ${state}: ${expected}`, () => assert.equal(told(parsed('Two words.'), [], state), expected));

  it('finds a chunk that the audio doesn’t have, or has outside of itself', () => {
    const [chapter] = bookOf({ 'a.md': 'Two words.' }).chapters;
    const timeline = chapter?.timeline ?? assert.fail();
    const manuscript = parsed('Two words.');
    const [ledger] = ledgerOf(manuscript, []);
    const [place] = manuscript.chapters;
    if (!ledger || !place) assert.fail();
    const status = { chapter: place, chunks: place.chunks.map((chunk) => ({ chunk, state: 'ready' as const })) };
    const gapsWith = (changed: typeof timeline) =>
      coverageOf(manuscript, status, ledger, changed).gaps.map(({ reason }) => reason);
    assert.deepEqual(gapsWith(timeline), []);
    assert.deepEqual(gapsWith({ ...timeline, pieces: [] }), ['not in the audio']);
    assert.deepEqual(gapsWith({ ...timeline, samples: 100 }), ['not in the audio']);
    assert.deepEqual(gapsWith({ ...timeline, pieces: [...timeline.pieces, ...timeline.pieces] }), []);
  });
});
