import { oneLine } from '../base/oneLine.js';
import type { Chunk, ChunkId } from '../model/chunk.js';
import type { Gap, SkippedPart, SkipRule } from '../model/coverage.js';
import type { Chapter, Manuscript } from '../model/manuscript.js';
import type { Skippable } from '../model/settings.js';
import { contains, overlaps, type Span } from '../model/span.js';
import { spokenRange } from '../model/spoken.js';
import { parseMarkdown } from './parseMarkdown.js';
import type { Passage } from './passage.js';
import { readFrontMatter } from './readFrontMatter.js';
import { readPassages } from './readPassages.js';
import { sayText } from './speakable.js';
import { writtenWords } from './writtenWords.js';

/** Where each written word of a chapter is in its plan. */
export interface ChapterLedger {
  readonly words: number;
  /** How many words each chunk says. */
  readonly said: ReadonlyMap<ChunkId, number>;
  readonly skipped: readonly SkippedPart[];
  /** Words in no chunk that no rule leaves out, and those in two. */
  readonly gaps: readonly Gap[];
}

/** Who says a word. */
interface Claim {
  readonly chunk: Chunk;
  readonly isTwice: boolean;
}

/** What becomes of a word. */
type Fate =
  | { readonly kind: 'said'; readonly chunk: Chunk }
  | { readonly kind: 'skipped'; readonly rule: SkipRule }
  | { readonly kind: 'gap'; readonly reason: 'in no chunk' | 'in two chunks' };

const longestExcerpt = 80;

/**
 * Holds the words that a manuscript shows against those that its chunks say and those that rules leave out, chapter by chapter.
 * `skip` is what the plan was made with.
 */
export function ledgerOf(
  { text, language, chapters }: Manuscript,
  skip: readonly Skippable[],
): readonly ChapterLedger[] {
  const { span, narrate } = readFrontMatter(text);
  const tree = parseMarkdown(text, span.end);
  const { passages, skipped } = readPassages(tree, skip);
  const words = writtenWords(tree, span.end);
  return chapters.map((chapter) => {
    const own = words.filter(({ start }) => contains(chapter.span, start));
    const claims = claimsOf(chapter);
    const isSilent = silenceIn(language, passages, chapter);
    const left = cursor(skipped.map((part) => ({ span: part.span, what: part.rule })));
    const fates = own.map((word): readonly [Span, Fate] => {
      const claim = claims(word);
      const [rule] = left(word);
      if (claim?.isTwice) return [word, { kind: 'gap', reason: 'in two chunks' }];
      if (claim) return [word, { kind: 'said', chunk: claim.chunk }];
      if (!narrate) return [word, { kind: 'skipped', rule: 'narrate: false' }];
      if (rule) return [word, { kind: 'skipped', rule }];
      return [word, isSilent(word) ? { kind: 'skipped', rule: 'unspeakable' } : { kind: 'gap', reason: 'in no chunk' }];
    });
    return entriesOf(text, fates);
  });
}

/**
 * Tells which chunk says a word first, and whether another says a character of it again; undefined where one is left out. A word
 * that was cut, and a rewritten run of which each of two chunks says a part, are said once.
 */
function claimsOf({ chunks }: Chapter): (word: Span) => Claim | undefined {
  const runs = chunks.flatMap((chunk) =>
    chunk.spoken
      .filter(({ text }) => text.trim() !== '')
      .map(({ span, verbatim }) => ({ span, what: { chunk, verbatim, span } })),
  );
  const near = cursor(runs.sort((a, b) => a.span.start - b.span.start));
  return (word) => {
    const found = near(word);
    const [first] = found;
    let at = word.start;
    let isTwice = false;
    for (const { span, chunk, verbatim } of found) {
      if (span.start > at) return undefined;
      isTwice ||= span.start < at && at > word.start && verbatim && chunk !== first?.chunk;
      at = Math.max(at, span.end);
    }
    return first && at >= word.end ? { chunk: first.chunk, isTwice } : undefined;
  };
}

/**
 * Tells whether what stands unspoken around a word, in its passage and between two runs that are spoken, is nothing that the normalizer has
 * words for.
 */
function silenceIn(language: string, passages: readonly Passage[], { chunks }: Chapter): (word: Span) => boolean {
  const runs = chunks.flatMap(({ spoken }) => spoken).map((run) => run.span);
  return (word) => {
    const passage = passages.find(({ span }) => contains(span, word.start));
    if (!passage) return false;
    const { written, span: whole } = passage;
    const start = runs.reduce((before, { end }) => (end <= word.start ? Math.max(before, end) : before), whole.start);
    const end = runs.reduce((after, run) => (run.start >= word.end ? Math.min(after, run.start) : after), whole.end);
    const range = spokenRange(written.slice(0, written.text.length), { start, end });
    const left = range ? written.text.slice(range.start, range.end) : '';
    return !/[\p{L}\p{N}]/u.test(sayText(left, passage.language ?? language));
  };
}

/** Tells what of a list in order lies over a span; ask for spans in order too. */
function cursor<T>(items: readonly { readonly span: Span; readonly what: T }[]): (span: Span) => readonly T[] {
  let first = 0;
  return (span) => {
    while ((items[first]?.span.end ?? Infinity) <= span.start) first++;
    const found: T[] = [];
    for (let next = first; (items[next]?.span.start ?? Infinity) < span.end; next++) {
      const item = items[next];
      if (item && overlaps(item.span, span)) found.push(item.what);
    }
    return found;
  };
}

/** Neighbours with the same fate are one entry. */
function entriesOf(text: string, fates: readonly (readonly [Span, Fate])[]): ChapterLedger {
  const said = new Map<ChunkId, number>();
  const skipped: SkippedPart[] = [];
  const gaps: Gap[] = [];
  let before: Fate | undefined;
  for (const [word, fate] of fates) {
    const isSame = labelOf(before) === labelOf(fate);
    before = fate;
    if (fate.kind === 'said') said.set(fate.chunk.id, (said.get(fate.chunk.id) ?? 0) + 1);
    else if (fate.kind === 'skipped') {
      const last = isSame ? skipped.pop() : undefined;
      const span = { start: last?.span.start ?? word.start, end: word.end };
      skipped.push({ span, rule: fate.rule, words: (last?.words ?? 0) + 1 });
    } else {
      const last = isSame ? gaps.pop() : undefined;
      const span = { start: last?.span.start ?? word.start, end: word.end };
      gaps.push({ span, reason: fate.reason, words: (last?.words ?? 0) + 1, text: excerpt(text, span) });
    }
  }
  return { words: fates.length, said, skipped, gaps };
}

function labelOf(fate: Fate | undefined): string | undefined {
  if (fate?.kind === 'skipped') return fate.rule;
  return fate?.kind === 'gap' ? fate.reason : fate?.kind;
}

/** A stretch of a manuscript on a line of at most 80 characters. */
export function excerpt(text: string, { start, end }: Span): string {
  const line = oneLine(text.slice(start, end));
  return line.length > longestExcerpt ? `${line.slice(0, longestExcerpt)}…` : line;
}
