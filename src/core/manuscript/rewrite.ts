import { matchesOf } from '../base/matchesOf.js';
import { remembering } from '../base/recent.js';
import type { Spoken, SpokenRun } from '../model/spoken.js';
import type { PlacedText } from './placedText.js';

/** How one kind of writing is said. Adding one is an object and a line in its language's list. */
export interface Rewrite {
  readonly id: string;
  /** A cheap sign, not global, without which the pattern can't be found and isn't looked for. */
  readonly needs?: RegExp;
  /** Global; sees the sentence as it is written, with all around the match. */
  readonly pattern: RegExp;
  /** The spoken form; empty to leave it unspoken; undefined when the match isn't of this kind after all. */
  readonly say: (match: RegExpExecArray) => string | Sounding | undefined;
}

/** Words whose sounds are known, or that engines are given otherwise. */
export type Sounding = Pick<SpokenRun, 'text' | 'ipa' | 'given'>;

/** Looks for the rewrites only in a text with this sign in it, which is tried once for those that follow one another. */
export function whereSeen(needs: RegExp, rewrites: readonly Rewrite[]): readonly Rewrite[] {
  return rewrites.map((one) => ({ ...one, needs }));
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly said: Sounding;
}

/** More sentences than a long chapter has: what an edit didn't touch isn't looked through again. */
const keptTexts = 5_000;
const finders = new WeakMap<readonly Rewrite[], (text: string) => readonly Edit[]>();

/**
 * Speaks the part `[start, end)` of a text. Where rewrites overlap, the one that stands first in the list wins, so
 * the longer forms (`$5 million`) come before their parts (`5`). What nothing rewrites is spoken as it is written.
 */
export function rewrite(written: PlacedText, start: number, end: number, rewrites: readonly Rewrite[]): Spoken {
  const text = written.text.slice(start, end);
  const runs: SpokenRun[] = [];
  let at = 0;
  for (const edit of finderOf(rewrites)(text)) {
    runs.push(...written.slice(start + at, start + edit.start));
    const span = written.span(start + edit.start, start + edit.end);
    if (span && edit.said.text !== '') runs.push({ ...edit.said, span, verbatim: false });
    at = edit.end;
  }
  runs.push(...written.slice(start + at, end));
  return runs;
}

function finderOf(rewrites: readonly Rewrite[]): (text: string) => readonly Edit[] {
  const known = finders.get(rewrites);
  if (known) return known;
  const groups = bySign(rewrites);
  const finder = remembering(keptTexts, (text) => findEdits(text, groups));
  finders.set(rewrites, finder);
  return finder;
}

/** Rewrites that follow one another and need the same sign. */
interface Group {
  readonly needs: RegExp | undefined;
  readonly rewrites: readonly Rewrite[];
}

function bySign(rewrites: readonly Rewrite[]): readonly Group[] {
  const groups: { needs: RegExp | undefined; rewrites: Rewrite[] }[] = [];
  for (const one of rewrites) {
    const last = groups.at(-1);
    if (last && last.needs === one.needs) last.rewrites.push(one);
    else groups.push({ needs: one.needs, rewrites: [one] });
  }
  return groups;
}

function findEdits(text: string, groups: readonly Group[]): readonly Edit[] {
  const edits: Edit[] = [];
  let taken: Uint8Array | undefined;
  for (const { needs, rewrites } of groups) {
    if (needs && !needs.test(text)) continue;
    for (const one of rewrites) {
      for (const match of matchesOf(one.pattern, text)) {
        const start = match.index;
        const end = start + match[0].length;
        if (start === end || taken?.subarray(start, end).includes(1)) continue;
        const said = one.say(match);
        if (said === undefined) continue;
        taken ??= new Uint8Array(text.length);
        taken.fill(1, start, end);
        edits.push({ start, end, said: typeof said === 'string' ? { text: said } : said });
      }
    }
  }
  return edits.sort((a, b) => a.start - b.start);
}
