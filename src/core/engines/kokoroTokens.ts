import { LectorError } from '../base/errors.js';
import type { KokoroPhonemes } from './kokoroPhonemes.js';
import type { PhonemeWord } from './phonemes.js';
import type { TokenWords } from './wordTimes.js';

/** What Kokoro speaks in one go. */
export interface KokoroUtterance extends TokenWords {
  /** With the 0 before and after that the model wants; ranges of words count from the first 0. */
  readonly ids: readonly number[];
}

export type Vocabulary = Readonly<Record<string, number>>;

/** Sentences are joined up to this many tokens: very short ones sound odd alone, very long ones rushed. */
const aim = 250;
/** Longer sentences are cut at a clause, else between words. */
const longest = 400;
/** The style table has no row for more; the usual programs drop the rest without a word. */
const most = 510;

/** Cuts sentences into utterances of at most 400 tokens. @throws LectorError TEXT_TOO_LONG where one word has more than 510. */
export function kokoroUtterances(
  sentences: readonly (readonly PhonemeWord[])[],
  rewrite: KokoroPhonemes,
  vocabulary: Vocabulary,
): readonly KokoroUtterance[] {
  const idsOf = (text: string) => Array.from(inVocabulary(rewrite(text))).flatMap((letter) => vocabulary[letter] ?? []);
  const lengthOf = (words: readonly PhonemeWord[]) =>
    words.reduce((sum, { phonemes, after }) => sum + idsOf(phonemes + after).length, 0);
  const groups: (readonly PhonemeWord[])[] = [];
  for (const sentence of sentences) {
    const last = groups.at(-1);
    const joined = last ? [...spaced(last), ...sentence] : sentence;
    if (last && lengthOf(joined) <= aim) groups[groups.length - 1] = joined;
    else groups.push(...cut(sentence, lengthOf));
  }
  return groups.map((sentence) => utteranceOf(sentence, idsOf));
}

/** Phonemes in the letters of the vocabulary, which has nasal vowels as a vowel and a tilde, but ç as one letter. */
export function inVocabulary(phonemes: string): string {
  return phonemes.normalize('NFD').replaceAll('c\u0327', 'ç');
}

/** The same words, with a space between them and what is joined to them. */
function spaced(words: readonly PhonemeWord[]): readonly PhonemeWord[] {
  return words.map((word, at) => (at === words.length - 1 ? { ...word, after: `${word.after.trimEnd()} ` } : word));
}

function cut(
  words: readonly PhonemeWord[],
  lengthOf: (words: readonly PhonemeWord[]) => number,
): readonly (readonly PhonemeWord[])[] {
  const parts: (readonly PhonemeWord[])[] = [];
  let rest = words;
  while (lengthOf(rest) > longest && rest.length > 1) {
    let fitting = 1;
    while (lengthOf(rest.slice(0, fitting + 1)) <= longest) fitting++;
    const clause = rest.slice(0, fitting).findLastIndex(({ after }) => /[,;:]/.test(after));
    const end = clause > fitting / 3 ? clause + 1 : fitting;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
}

function utteranceOf(sentence: readonly PhonemeWord[], idsOf: (text: string) => readonly number[]): KokoroUtterance {
  const ids = [0];
  const words = sentence.map(({ phonemes, after }) => {
    const start = ids.length;
    ids.push(...idsOf(phonemes));
    const end = ids.length;
    ids.push(...idsOf(after));
    return { start, end };
  });
  ids.push(0);
  if (ids.length - 2 > most) {
    throw new LectorError('TEXT_TOO_LONG', `A word has ${ids.length - 2} phonemes; Kokoro takes ${most}.`, {
      nextStep: 'Divide it, or choose another engine for it.',
    });
  }
  return { sentence, words, ids };
}
