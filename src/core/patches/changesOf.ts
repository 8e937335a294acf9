import type { Patch } from '../model/patch.js';
import { sayMark } from './sayMark.js';
import { wordChanges, type WordChange } from './wordChanges.js';

/** What differs in a patch, for people to see: words, or whole `lector-say` marks where only these are new. */
export function changesOf({ kind, before, after }: Pick<Patch, 'kind' | 'before' | 'after'>): readonly WordChange[] {
  if (kind !== 'spoken') return wordChanges(before, after);
  const changes: WordChange[] = [];
  let added = 0;
  for (const { index, 0: mark } of after.matchAll(sayMark)) {
    const at = index - added;
    if (before.startsWith(mark, at)) continue;
    changes.push({ before: { start: at, end: at }, after: { start: index, end: index + mark.length } });
    added += mark.length;
  }
  return changes;
}
