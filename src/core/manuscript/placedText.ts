import { hull, type Span } from '../model/span.js';
import { spokenText, type Spoken, type SpokenRun } from '../model/spoken.js';

/** A text whose characters know their places in the manuscript, cut and looked up in logarithmic time. */
export interface PlacedText {
  readonly text: string;
  /** The part `[start, end)`; a run that isn't verbatim keeps its whole span when cut, and a cut one loses its IPA and its signs. */
  slice(start: number, end: number): SpokenRun[];
  /** The manuscript span behind `[start, end)`; undefined where that is empty. */
  span(start: number, end: number): Span | undefined;
}

export function placeText(runs: Spoken): PlacedText {
  const starts: number[] = [];
  let length = 0;
  for (const run of runs) {
    starts.push(length);
    length += run.text.length;
  }

  const slice = (start: number, end: number) => {
    const found: SpokenRun[] = [];
    for (let index = lastAtOrBefore(starts, start); index < runs.length; index++) {
      const run = runs[index];
      const at = starts[index];
      if (!run || at === undefined || at >= end) break;
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, run.text.length);
      if (from < to) found.push(cutRun(run, from, to));
    }
    return found;
  };

  return {
    text: spokenText(runs),
    slice,
    span: (start, end) =>
      slice(start, end).reduce<Span | undefined>((sum, run) => (sum ? hull(sum, run.span) : run.span), undefined),
  };
}

function cutRun(run: SpokenRun, from: number, to: number): SpokenRun {
  if (from === 0 && to === run.text.length) return run;
  const span = run.verbatim ? { start: run.span.start + from, end: run.span.start + to } : run.span;
  return { text: run.text.slice(from, to), span, verbatim: run.verbatim };
}

/** The index of the last number that is not above `value`, or 0. The numbers ascend. */
function lastAtOrBefore(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? Infinity) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
