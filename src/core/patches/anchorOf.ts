import type { Patch } from '../model/patch.js';
import type { Span } from '../model/span.js';

/**
 * Where a patch's words stand in the text of its file as that is now; undefined where they are gone, or stand in several places
 * and none of them is where they were: then nobody can tell which of them were meant.
 */
export function anchorOf({ start, before }: Pick<Patch, 'start' | 'before'>, text: string): Span | undefined {
  if (text.startsWith(before, start)) return { start, end: start + before.length };
  const found = text.indexOf(before);
  if (found === -1 || text.includes(before, found + 1)) return undefined;
  return { start: found, end: found + before.length };
}
