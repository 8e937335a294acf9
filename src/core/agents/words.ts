import { matchesOf } from '../base/matchesOf.js';
import type { LanguageWords, ThingSigns } from './languages/languageWords.js';

export type WordKind = 'name' | 'number' | 'negation' | 'content' | 'function';

/** A word as it counts for what a text says. */
export interface Word {
  /** Lower case. */
  readonly text: string;
  readonly kind: WordKind;
  readonly isCapitalised: boolean;
  /** Whether a sentence, a clause after a colon or a quotation begins with it. */
  readonly isFirst: boolean;
}

/** Letters by which words of one root are taken for the same: “lanterns” and “lantern”. */
const rootLength = 5;
/** Longer words aren't numbers; keeps the pattern of numbers from long work. */
const longestNumber = 60;
const shortNot = /n['’]t\b/giu;
const cannot = /\bcannot\b/giu;

/** The words of a text in their order. Hyphens and apostrophes part words, `can’t` is `can not`. */
export function wordsIn(text: string, language: LanguageWords): readonly Word[] {
  const whole = text.normalize('NFC').replace(shortNot, ' not').replace(cannot, 'can not');
  let end = 0;
  const words: Word[] = [];
  for (const { index, 0: match } of matchesOf(/[\p{L}\p{M}\p{N}]+/gu, whole)) {
    const gap = whole.slice(end, index);
    const isFirst = end === 0 || /[.!?…:“«„‘"]/.test(gap);
    end = index + match.length;
    const lower = match.toLowerCase();
    const isCapitalised = /^\p{Lu}/u.test(match);
    const before = /^\s+$/u.test(gap) ? words.slice(-2).map((word) => word.text) : [];
    const mayBeName = isCapitalised && !(language.things && isThing(lower, before, language.things));
    words.push({ text: lower, kind: kindOf(lower, mayBeName, language), isCapitalised, isFirst });
  }
  return words;
}

/** `before` has the last word before it, and the one before that. */
function isThing(word: string, before: readonly string[], { behind, unlessAfter, ending }: ThingSigns): boolean {
  const [last = '', further = ''] = before.toReversed();
  return (behind.has(last) && !unlessAfter.has(further)) || ending.test(word);
}

/** What words of one root have in common. */
export function rootOf({ text }: Pick<Word, 'text'>): string {
  return text.slice(0, rootLength);
}

function kindOf(word: string, mayBeName: boolean, language: LanguageWords): WordKind {
  if (language.negations.has(word)) return 'negation';
  if (language.functionWords.has(word)) return 'function';
  if (/\p{N}/u.test(word) || (word.length <= longestNumber && language.number.test(word))) return 'number';
  return mayBeName ? 'name' : 'content';
}
