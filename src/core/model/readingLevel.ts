import { countWords } from '../base/countWords.js';
import { countSyllables, knowsSyllables } from './syllables.js';

/** The levels of the Common European Framework that plain language aims at; what is harder is `above`. */
export type ReadingBand = 'A2' | 'B1' | 'above';

/** How hard a text is to read, by a formula. */
export interface ReadingLevel {
  /** Whose formula it is. */
  readonly formula: string;
  readonly score: number;
  readonly band: ReadingBand;
}

interface Counts {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
  readonly letters: number;
  /** Of more than six letters. */
  readonly longWords: number;
}

/** A formula, and the scores from which on a text is of a band. */
interface Formula {
  readonly name: string;
  readonly score: (counts: Counts) => number;
  readonly a2: number;
  readonly b1: number;
  /** Whether a lower score is easier. */
  readonly isFalling?: true;
}

/**
 * On Flesch's own scale (“How to Write Plain English”, 1979) 80 to 90 is easy and 70 to 80 fairly easy. No formula measures the Framework's
 * levels; that easy is taken for A2 and fairly easy for B1 is the usual reading of it, and Lector's.
 */
const fleschBands = { a2: 80, b1: 70 };

const perWord = ({ syllables, words }: Counts) => syllables / words;
const perSentence = ({ words, sentences }: Counts) => words / sentences;

/** By language; each was made, or fitted, for it. */
const formulas: Readonly<Record<string, Formula>> = {
  en: {
    name: 'Flesch Reading Ease (1948)',
    score: (counts) => 206.835 - 1.015 * perSentence(counts) - 84.6 * perWord(counts),
    ...fleschBands,
  },
  de: {
    name: 'Flesch Reading Ease, Amstad (1978)',
    score: (counts) => 180 - perSentence(counts) - 58.5 * perWord(counts),
    ...fleschBands,
  },
  fr: {
    name: 'Flesch Reading Ease, Kandel and Moles (1958)',
    score: (counts) => 207 - 1.015 * perSentence(counts) - 73.6 * perWord(counts),
    ...fleschBands,
  },
  es: {
    name: 'Perspicuidad, Szigriszt-Pazos (1993)',
    score: (counts) => 206.835 - perSentence(counts) - 62.3 * perWord(counts),
    ...fleschBands,
  },
  it: {
    // Its authors have 80 for readers who left primary school, 60 for those who left middle school.
    name: 'Gulpease, Lucisano and Piemontese (1988)',
    score: ({ letters, sentences, words }) => 89 + (300 * sentences - 10 * letters) / words,
    a2: 80,
    b1: 60,
  },
};

/** For all other languages that are written in words. Its author has under 30 for children's books, 30 to 40 for fiction. */
const lix: Formula = {
  name: 'LIX, Björnsson (1968)',
  score: (counts) => perSentence(counts) + (100 * counts.longWords) / counts.words,
  a2: 30,
  b1: 40,
  isFalling: true,
};

/**
 * How hard a text is to read, by the formula of its language, or by LIX; undefined where it has no words. Of a few sentences it says
 * less than of many.
 * @param language BCP 47 tag
 */
export function readingLevel(text: string, language: string): ReadingLevel | undefined {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  const words = countWords(text);
  if (words === 0) return undefined;
  const letters = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const formula = formulas[primary] ?? lix;
  const score = formula.score({
    words,
    sentences: Math.max(1, text.split(/[.!?…]+["”’»)]*(?:\s|$)/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length),
    syllables: knowsSyllables(primary) ? letters.reduce((sum, word) => sum + countSyllables(word, primary), 0) : 0,
    letters: letters.reduce((sum, word) => sum + word.length, 0),
    longWords: letters.filter((word) => word.length > 6).length,
  });
  const isAt = (limit: number) => (formula.isFalling ? score < limit : score >= limit);
  return {
    formula: formula.name,
    score: Math.round(score * 10) / 10,
    band: isAt(formula.a2) ? 'A2' : isAt(formula.b1) ? 'B1' : 'above',
  };
}

/** Whether a text is plain language: of the level A2 or B1, as measured. */
export function isPlainLanguage(text: string, language: string): boolean {
  const level = readingLevel(text, language);
  return level !== undefined && level.band !== 'above';
}
