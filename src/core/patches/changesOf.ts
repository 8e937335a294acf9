import { matchesOf } from '../base/matchesOf.js';
import type { Patch } from '../model/patch.js';
import { sayMark } from './sayMark.js';
import { voiceMarkLines, voiceMarks } from './voiceMark.js';
import { wordChanges, type WordChange } from './wordChanges.js';

/** What differs in a patch, for people to see: words, whole marks where only these are new, or a whole setting. */
export function changesOf({ kind, before, after }: Pick<Patch, 'kind' | 'before' | 'after'>): readonly WordChange[] {
  if (kind === 'setting' || kind === 'metadata')
    return [{ before: { start: 0, end: before.length }, after: { start: 0, end: after.length } }];
  const own = marksOf(kind, before);
  if (!own) return wordChanges(before, after);
  const changes: WordChange[] = [];
  let added = 0;
  for (const { index, 0: mark } of matchesOf(own, after)) {
    const at = index - added;
    if (before.startsWith(mark, at)) continue;
    changes.push({ before: { start: at, end: at }, after: { start: index, end: index + mark.length } });
    added += mark.length;
  }
  return changes;
}

/** The marks that are all that a patch of its kind brings. */
function marksOf(kind: Patch['kind'], before: string): RegExp | undefined {
  if (kind === 'spoken') return sayMark;
  if (kind !== 'engine') return undefined;
  return /^\s/.test(before) ? voiceMarks : voiceMarkLines;
}
