import { matchesOf } from '../base/matchesOf.js';
import type { SpokenRun } from '../model/spoken.js';

/** A line end with the white space before it and the markers of the containers that the next line stands in. */
const lineEnd = /[ \t]*(?:\r\n|\r|\n)[ \t>]*/g;

/** The source's characters `[from, to)` as they stand, each line end as one `\n`. */
export function* textRuns(source: string, from: number, to: number): Generator<SpokenRun, void> {
  let at = from;
  for (const { index, 0: written } of matchesOf(lineEnd, source.slice(from, to))) {
    const start = from + index;
    if (start > at) yield verbatim(source, at, start);
    at = start + written.length;
    yield { text: '\n', span: { start, end: at }, verbatim: false };
  }
  if (to > at) yield verbatim(source, at, to);
}

export function verbatim(source: string, start: number, end: number): SpokenRun {
  return { text: source.slice(start, end), span: { start, end }, verbatim: true };
}
