import { oneLine } from '../base/oneLine.js';
import type { Chunk, ChunkId } from '../model/chunk.js';
import type { Gap, SkippedPart, SkipRule } from '../model/coverage.js';
import type { Chapter, Manuscript } from '../model/manuscript.js';
import type { Skippable } from '../model/settings.js';
import { contains, overlaps, type Span } from '../model/span.js';
import { parseMarkdown } from './parseMarkdown.js';
import { readFrontMatter } from './readFrontMatter.js';
import { readPassages } from './readPassages.js';
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
export function ledgerOf({ text, chapters }: Manuscript, skip: readonly Skippable[]): readonly ChapterLedger[] {
  const { span, narrate } = readFrontMatter(text);
  const tree = parseMarkdown(text, span.end);
  const { skipped } = readPassages(tree, skip);
  const words = writtenWords(tree, span.end);
  return chapters.map((chapter) => {
    const own = words.filter(({ start }) => contains(chapter.span, start));
    const claims = claimsOf(chapter);
    const left = cursor(skipped.map((part) => ({ span: part.span, what: part.rule })));
    const fates = own.map((word): readonly [Span, Fate] => {
      const claimed = claims(word);
      const [rule] = left(word);
      if (claimed.length > 1) return [word, { kind: 'gap', reason: 'in two chunks' }];
      if (claimed[0]) return [word, { kind: 'said', chunk: claimed[0] }];
      if (!narrate) return [word, { kind: 'skipped', rule: 'narrate: false' }];
      return [word, rule ? { kind: 'skipped', rule } : { kind: 'gap', reason: 'in no chunk' }];
    });
    return entriesOf(text, fates);
  });
}

/**
 * Tells which chunks say all of a word; none where a character of it is left out. A rewritten run that was cut is said in
 * part by each of two chunks: it is one claim.
 */
function claimsOf({ chunks }: Chapter): (word: Span) => readonly Chunk[] {
  const runs = chunks.flatMap((chunk) =>
    chunk.spoken
      .filter(({ text }) => text.trim() !== '')
      .map(({ span, verbatim }) => ({ span, what: { chunk, verbatim, span } })),
  );
  const near = cursor(runs.sort((a, b) => a.span.start - b.span.start));
  return (word) => {
    const found = near(word);
    let at = word.start;
    for (const { span } of found) if (span.start <= at) at = Math.max(at, span.end);
    if (at < word.end) return [];
    const own = [...new Set(found.map(({ chunk }) => chunk))];
    return found.every(({ verbatim }) => !verbatim) ? own.slice(0, 1) : own;
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
