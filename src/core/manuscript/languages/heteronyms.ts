import type { Reading } from '../../model/bookWords.js';

/** A reading that a sentence shows. */
export interface ShownReading extends Reading {
  /** Whether it is put into the spoken text: eSpeak NG, which gives three engines their sounds, doesn't say it so by itself. */
  readonly isImposed: boolean;
}

/** Words of a language that are written alike and said otherwise. */
export interface Heteronyms {
  /** All of them, in lower case. */
  readonly words: readonly string[];
  /** How one may be said; none of any other word. */
  readonly readingsOf: (word: string) => readonly Reading[];
  /** How the one at `[start, end)` of a sentence is said there; undefined where that isn't sure. */
  readonly readingAt: (text: string, start: number, end: number) => ShownReading | undefined;
}

/** A place where a reading is sure. */
export interface ReadingRule {
  readonly part: string;
  /** Has to fit what stands before the word, up to it. */
  readonly before?: RegExp;
  /** Has to fit what stands behind it. */
  readonly after?: RegExp;
  readonly isImposed?: boolean;
}

/** How a word is said, and what tells: the first rule that fits decides. */
export interface Heteronym {
  readonly words: readonly string[];
  readonly readings: readonly Reading[];
  readonly rules: readonly ReadingRule[];
}

/** Characters on either side that rules see: a few words. */
const sight = 60;

export function createHeteronyms(all: readonly Heteronym[]): Heteronyms {
  const byWord = new Map(all.flatMap((one) => one.words.map((word) => [word, one] as const)));
  return {
    words: [...byWord.keys()],
    readingsOf: (word) => byWord.get(word.toLowerCase())?.readings ?? [],
    readingAt(text, start, end) {
      const one = byWord.get(text.slice(start, end).toLowerCase());
      if (!one) return undefined;
      const before = text.slice(Math.max(0, start - sight), start);
      const after = text.slice(end, end + sight);
      const rule = one.rules.find((each) => (each.before?.test(before) ?? true) && (each.after?.test(after) ?? true));
      const reading = rule && one.readings.find(({ part }) => part === rule.part);
      return reading && { ...reading, isImposed: rule.isImposed ?? false };
    },
  };
}
