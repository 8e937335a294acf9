import type { Misheard } from '../model/transcript.js';
import type { Span } from '../model/span.js';
import { alignWords, type WordPair } from './alignWords.js';
import { wordsOf, type TextWord } from './words.js';

/** What ears heard beside what was to be said. */
export interface Comparison {
  /** Words of the text. */
  readonly words: number;
  /** Of them and of those that were added, the ones heard otherwise. */
  readonly errors: number;
  /** Neighbouring errors are one. */
  readonly misheard: readonly Omit<Misheard, 'atSeconds' | 'untilSeconds'>[];
}

/** Says whether two spellings sound alike. */
export type SoundsAlike = (said: string, heard: string) => Promise<boolean>;

/**
 * Compares a spoken text with what was heard of it, which is written as it is said too (numbers in words). What sounds alike is the
 * same, whoever spelled it and whether in one word or in two.
 */
export async function compareTranscript(said: string, heard: string, soundsAlike: SoundsAlike): Promise<Comparison> {
  const sides = { said: wordsOf(said), heard: wordsOf(heard) };
  const pairs = alignWords(
    sides.said.map((word) => word.heard),
    sides.heard.map((word) => word.heard),
  );
  let errors = 0;
  const misheard: Comparison['misheard'][number][] = [];
  for (const run of runsOf(pairs)) {
    for (const part of await stillWrong(run)) {
      errors += part.length;
      misheard.push(differenceOf(part));
    }
  }
  return { words: sides.said.length, errors, misheard };

  /** What is left of a run of unequal words without those that sound alike: as a whole, else one by one. */
  async function stillWrong(run: readonly WordPair[]): Promise<readonly (readonly WordPair[])[]> {
    if (await isAlike(run)) return [];
    const alike = await Promise.all(run.map((pair) => isAlike([pair])));
    return runsOf(run.map((pair, at) => ({ ...pair, isSame: alike[at] ?? false })));
  }

  async function isAlike(run: readonly WordPair[]): Promise<boolean> {
    const [ours, theirs] = [wordsIn(run, 'said'), wordsIn(run, 'heard')];
    if (ours.length === 0 || theirs.length === 0) return false;
    const spelled = (words: readonly TextWord[], between: string) => words.map((word) => word.heard).join(between);
    return spelled(ours, '') === spelled(theirs, '') || soundsAlike(spelled(ours, ' '), spelled(theirs, ' '));
  }

  function wordsIn(run: readonly WordPair[], side: 'said' | 'heard'): readonly TextWord[] {
    return run.flatMap((pair) => sides[side].slice(...pair[side]));
  }

  function differenceOf(run: readonly WordPair[]): Comparison['misheard'][number] {
    const textOf = (text: string, words: readonly TextWord[]) =>
      text.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0);
    const [ours, theirs] = [wordsIn(run, 'said'), wordsIn(run, 'heard')];
    const kind = ours.length === 0 ? 'added' : theirs.length === 0 ? 'missing' : 'changed';
    return { kind, said: textOf(said, ours), heard: textOf(heard, theirs), textRange: rangeOf(run, ours) };
  }

  function rangeOf(run: readonly WordPair[], ours: readonly TextWord[]): Span {
    const [first, last] = [ours[0], ours.at(-1)];
    if (first && last) return { start: first.start, end: last.end };
    const before = sides.said[(run[0]?.said[0] ?? 0) - 1]?.end ?? 0;
    return { start: before, end: before };
  }
}

/** Neighbours that are not the same, together. */
function runsOf(pairs: readonly WordPair[]): readonly (readonly WordPair[])[] {
  const runs: WordPair[][] = [[]];
  for (const pair of pairs) {
    if (pair.isSame) runs.push([]);
    else runs.at(-1)?.push(pair);
  }
  return runs.filter((run) => run.length > 0);
}
