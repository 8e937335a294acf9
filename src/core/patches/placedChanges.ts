import { hull, type Span } from '../model/span.js';
import { sourceSpan, spokenText, type Spoken } from '../model/spoken.js';
import { wordChanges, type WordChange } from './wordChanges.js';

/** A stretch of a manuscript and the words that are to be said of it; an empty span is a place between two characters. */
export interface PlacedChange {
  readonly span: Span;
  /** What is said of the stretch now. */
  readonly said: string;
  readonly words: string;
}

/**
 * Where a manuscript has to change so that a chunk says `words`, in reading order. What is said of a stretch that was rewritten
 * (`$5`) changes as a whole.
 */
export function placedChanges(spoken: Spoken, words: string): readonly PlacedChange[] {
  const text = spokenText(spoken);
  const changes = wordChanges(text, words);
  return wholeRanges(changes, spoken).flatMap(({ start, end }) => {
    const span = start < end ? sourceSpan(spoken, start, end) : placeBetween(spoken, start, text.length);
    const from = start + lengthened(changes, (change) => change.before.end <= start && change.before.start < start);
    const to = end + lengthened(changes, (change) => change.before.end <= end);
    return span ? [{ span, said: text.slice(start, end), words: words.slice(from, to) }] : [];
  });
}

/** The changed ranges of the spoken text, each with all of every rewritten run that it touches, apart from one another. */
function wholeRanges(changes: readonly WordChange[], spoken: Spoken): readonly Span[] {
  const rewritten = rewrittenRanges(spoken);
  const ranges: Span[] = [];
  for (const { before } of changes) {
    const range = rewritten.filter((run) => touches(run, before)).reduce(hull, before);
    const last = ranges.at(-1);
    if (last && range.start < last.end) ranges.splice(-1, 1, hull(last, range));
    else ranges.push(range);
  }
  return ranges;
}

/** A place between two characters touches the run that it is inside of. */
function touches(run: Span, change: Span): boolean {
  return run.start < change.end && change.start < run.end;
}

/** By how much the chosen changes lengthen the text. */
function lengthened(changes: readonly WordChange[], isChosen: (change: WordChange) => boolean): number {
  return changes
    .filter(isChosen)
    .reduce((sum, { before, after }) => sum + (after.end - after.start) - (before.end - before.start), 0);
}

function rewrittenRanges(spoken: Spoken): readonly Span[] {
  let at = 0;
  return spoken.flatMap(({ text, verbatim }) => {
    const start = at;
    at += text.length;
    return verbatim ? [] : [{ start, end: at }];
  });
}

/** The place in the manuscript behind what is said before a spoken offset, or before what is said after it. */
function placeBetween(spoken: Spoken, offset: number, length: number): Span | undefined {
  const before = offset > 0 ? sourceSpan(spoken, offset - 1, offset) : undefined;
  const after = offset < length ? sourceSpan(spoken, offset, offset + 1) : undefined;
  const place = before?.end ?? after?.start;
  return place === undefined ? undefined : { start: place, end: place };
}
