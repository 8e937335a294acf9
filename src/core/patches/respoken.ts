import type { Span } from '../model/span.js';
import { sliceSpoken, sourceSpan, spokenText, type Spoken, type SpokenRun } from '../model/spoken.js';
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
    runs.push(...sliceSpoken(spoken, at, change.before.start));
    const text = words.slice(change.after.start, change.after.end);
    const place = sourceSpan(spoken, change.before.start, change.before.end) ?? runs.at(-1)?.span ?? whole;
    if (text !== '') runs.push({ text, span: place, verbatim: false });
    at = change.before.end;
  }
  return [...runs, ...sliceSpoken(spoken, at, before.length)];
}
