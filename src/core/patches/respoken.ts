import type { Span } from '../model/span.js';
import { sourceSpan, spokenText, type Spoken, type SpokenRun } from '../model/spoken.js';
import { wordChanges } from './wordChanges.js';

/**
 * A chunk's words said in other words: what stayed keeps its place in the manuscript, character by character; a stretch that was
 * changed stands for the written words that it replaces, or for the last ones before it where it replaces none.
 * `whole` is the chunk's span.
 */
export function respoken(spoken: Spoken, words: string, whole: Span): Spoken {
  const before = spokenText(spoken);
  const runs: SpokenRun[] = [];
  let at = 0;
  for (const change of wordChanges(before, words)) {
    runs.push(...slice(spoken, at, change.before.start));
    const text = words.slice(change.after.start, change.after.end);
    const place = sourceSpan(spoken, change.before.start, change.before.end) ?? runs.at(-1)?.span ?? whole;
    if (text !== '') runs.push({ text, span: place, verbatim: false });
    at = change.before.end;
  }
  return [...runs, ...slice(spoken, at, before.length)];
}

/** The runs of `[start, end)`; one that isn't verbatim keeps its whole span. */
function slice(spoken: Spoken, start: number, end: number): Spoken {
  let at = 0;
  return spoken.flatMap((run) => {
    const [from, to] = [Math.max(0, start - at), Math.min(run.text.length, end - at)];
    at += run.text.length;
    if (from >= to) return [];
    const span = run.verbatim ? { start: run.span.start + from, end: run.span.start + to } : run.span;
    return [{ text: run.text.slice(from, to), span, verbatim: run.verbatim }];
  });
}
