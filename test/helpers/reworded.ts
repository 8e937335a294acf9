import { wordChanges } from '../../src/core/patches/wordChanges.js';

/** `before` with the words of `after`: where its lines end stays as it is. */
export function reworded(before: string, after: string): string {
  let text = '';
  let at = 0;
  for (const change of wordChanges(before, after)) {
    text += before.slice(at, change.before.start) + after.slice(change.after.start, change.after.end);
    at = change.before.end;
  }
  return text + before.slice(at);
}
