import type { Patch } from '../model/patch.js';
import { sayMark } from './sayMark.js';
import { voiceMarks } from './voiceMark.js';
import { wordChanges, type WordChange } from './wordChanges.js';

/** Marks that are all that a patch of their kind brings. */
const marks: Partial<Record<Patch['kind'], RegExp>> = { spoken: sayMark, engine: voiceMarks };

/** What differs in a patch, for people to see: words, whole marks where only these are new, or a whole setting. */
export function changesOf({ kind, before, after }: Pick<Patch, 'kind' | 'before' | 'after'>): readonly WordChange[] {
  if (kind === 'setting') return [{ before: { start: 0, end: before.length }, after: { start: 0, end: after.length } }];
  const own = marks[kind];
  if (!own) return wordChanges(before, after);
  const changes: WordChange[] = [];
  let added = 0;
  for (const { index, 0: mark } of after.matchAll(own)) {
    const at = index - added;
    if (before.startsWith(mark, at)) continue;
    changes.push({ before: { start: at, end: at }, after: { start: index, end: index + mark.length } });
    added += mark.length;
  }
  return changes;
}
