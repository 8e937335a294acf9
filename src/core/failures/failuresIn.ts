import { gravest, type FailureCategory } from '../model/failure.js';
import type { FailureEvent } from './failureEvent.js';
import { failurePatterns } from './failurePatterns.js';
import { logLines, type LogLine } from './logLines.js';
import { timeIn } from './timeIn.js';

const longestText = 300;
/** Characters told of a long line before what is telling in it. */
const textBefore = 80;

/**
 * What went wrong, by what an engine or a program wrote for people: one event for each line that tells, in their order. Looks
 * at the end of a long log alone, and never throws.
 */
export function failuresIn(log: string): readonly FailureEvent[] {
  return logLines(log).flatMap((line) => eventIn(line) ?? []);
}

/** The category that explains all others in a log; undefined where no line tells anything. */
export function categoryIn(log: string): FailureCategory | undefined {
  return gravest(failuresIn(log).map(({ category }) => category));
}

function eventIn({ number, text }: LogLine): FailureEvent | undefined {
  for (const { category, pattern } of failurePatterns) {
    const found = pattern.exec(text);
    if (!found) continue;
    const at = timeIn(text);
    return { category, line: number, text: around(text, found.index), ...(at === undefined ? {} : { at }) };
  }
  return undefined;
}

function around(text: string, index: number): string {
  if (text.length <= longestText) return text;
  const from = Math.min(Math.max(0, index - textBefore), text.length - longestText);
  return text.slice(from, from + longestText);
}
