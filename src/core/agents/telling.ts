import { languageWords } from './languages/index.js';
import type { LanguageWords } from './languages/languageWords.js';
import { stopWords } from './languages/stopWords.js';
import { rootOf, wordsIn, type Word } from './words.js';

/** Of a language that no table knows, words of so many letters count. */
const longWord = 5;
const unknown: LanguageWords = {
  functionWords: new Set(),
  negations: new Set(),
  number: /^\p{N}+$/u,
  joints: [],
  signs: {},
  shortForms: {},
};

/** The words of a text that say what it is about, in their order. */
export type TellingWords = (text: string) => readonly Word[];

/** Knows the telling words of a language: all but numbers, negations and those that every text has. */
export function tellingWords(language: string): TellingWords {
  const known = languageWords(language);
  const stops = stopWords(language);
  const tells = ({ text, kind }: Word) =>
    (kind === 'name' || kind === 'content') && !stops.has(text) && text.length >= (known ? 2 : longWord);
  return (text) => wordsIn(text, known ?? unknown).filter(tells);
}

/** How often each root occurs. */
export function countRoots(words: readonly Word[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(rootOf(word), (counts.get(rootOf(word)) ?? 0) + 1);
  return counts;
}
