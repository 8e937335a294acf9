import { diffArrays } from 'diff';
import type { Span } from '../model/span.js';

/** A stretch that differs: `before` of the one text has become `after` of the other; either may be empty. */
export interface WordChange {
  readonly before: Span;
  readonly after: Span;
}

/** Words with their apostrophes, runs of white space, and every sign by itself. */
const part = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|\s+|[^\p{L}\p{M}\p{N}\s]/gu;

/** One white space is as good as another: where lines end is no change. */
const comparator = (left: string, right: string) => left === right || (left.trim() === '' && right.trim() === '');

/** What differs between two texts, word by word, in reading order. */
export function wordChanges(before: string, after: string): readonly WordChange[] {
  const [old, fresh] = [before.match(part) ?? [], after.match(part) ?? []];
  const [oldEnds, freshEnds] = [endsOf(old), endsOf(fresh)];
  const changes: WordChange[] = [];
  let [at, to] = [0, 0];
  let [openAt, openTo] = [0, 0];
  const close = () => {
    const change = {
      before: { start: placeAt(oldEnds, openAt), end: placeAt(oldEnds, at) },
      after: { start: placeAt(freshEnds, openTo), end: placeAt(freshEnds, to) },
    };
    if (openAt < at || openTo < to) changes.push(change);
  };
  for (const { count, added, removed } of diffArrays(old, fresh, { comparator })) {
    if (added) to += count;
    else if (removed) at += count;
    else {
      close();
      [at, to] = [at + count, to + count];
      [openAt, openTo] = [at, to];
    }
  }
  close();
  return changes;
}

/** Where each part ends. */
function endsOf(parts: readonly string[]): readonly number[] {
  let end = 0;
  return parts.map((text) => (end += text.length));
}

/** Where the part of that number begins. */
function placeAt(ends: readonly number[], index: number): number {
  return index === 0 ? 0 : (ends[index - 1] ?? 0);
}
