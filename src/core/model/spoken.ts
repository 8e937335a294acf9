import { hull, overlaps, type Span } from './span.js';

/**
 * One run of spoken text and where it stands in the manuscript. A run is `verbatim` when spoken and written text are
 * the same characters; then offsets inside it map one to one. Otherwise (`$5` → `five dollars`) the whole run maps to
 * the whole span.
 */
export interface SpokenRun {
  readonly text: string;
  readonly span: Span;
  readonly verbatim: boolean;
  /** Its sounds in IPA, for engines that read them. */
  readonly ipa?: string;
  /** The text as engines are given it, with signs put in by which they hear letters and not a word: `U.E.F.A` for `UEFA`. */
  readonly given?: string;
}

/** Text to speak with the place in the manuscript of each of its characters. */
export type Spoken = readonly SpokenRun[];

/** A text that is said as it is written. */
export function asWritten(text: string): Spoken {
  return [{ text, span: { start: 0, end: text.length }, verbatim: true }];
}

export function spokenText(spoken: Spoken): string {
  return spoken.map((run) => run.text).join('');
}

/** The manuscript span behind spoken offsets `[start, end)`; undefined where they cover nothing. */
export function sourceSpan(spoken: Spoken, start: number, end: number): Span | undefined {
  let at = 0;
  let found: Span | undefined;
  for (const run of spoken) {
    const from = Math.max(start, at);
    const to = Math.min(end, at + run.text.length);
    if (from < to) {
      const span = run.verbatim ? { start: run.span.start + (from - at), end: run.span.start + (to - at) } : run.span;
      found = found ? hull(found, span) : span;
    }
    at += run.text.length;
  }
  return found;
}

/** The spoken offsets behind a manuscript span, rewritten runs as a whole; undefined where nothing of it is spoken. */
export function spokenRange(spoken: Spoken, span: Span): Span | undefined {
  let at = 0;
  let found: Span | undefined;
  for (const run of spoken) {
    if (overlaps(run.span, span)) {
      const from = run.verbatim ? Math.max(0, span.start - run.span.start) : 0;
      const to = run.verbatim ? Math.min(run.text.length, span.end - run.span.start) : run.text.length;
      const range = { start: at + from, end: at + to };
      found = found ? hull(found, range) : range;
    }
    at += run.text.length;
  }
  return found;
}

/** The part `[start, end)` of what is spoken; a run that isn't verbatim keeps its whole span when it is cut, and one that is cut loses its IPA and its signs. */
export function sliceSpoken(spoken: Spoken, start: number, end: number): Spoken {
  let at = 0;
  return spoken.flatMap((run) => {
    const [from, to] = [Math.max(0, start - at), Math.min(run.text.length, end - at)];
    at += run.text.length;
    if (from >= to) return [];
    if (to - from === run.text.length) return [run];
    const span = run.verbatim ? { start: run.span.start + from, end: run.span.start + to } : run.span;
    return [{ text: run.text.slice(from, to), span, verbatim: run.verbatim }];
  });
}
