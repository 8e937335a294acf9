/** The file of a book's pronunciations, at its root. */
export const pronunciationsFileName = 'pronunciations.yaml';

export const wordCases = ['exact', 'any'] as const;

/** How a word is said wherever it stands. It has an alias, sounds, or both. */
export interface Pronunciation {
  /** As it is written; one word or several. */
  readonly word: string;
  /** What is said instead, in ordinary letters. */
  readonly alias?: string;
  /** How it sounds, as eSpeak NG writes IPA; engines that don't read it say the alias, or the word as it is written. */
  readonly ipa?: string;
  /** BCP 47 tag of the texts where it counts; all where it is absent. */
  readonly language?: string;
  /** Its part of speech, such as `noun` or `verb`. What it does beside that is `heteronyms`' business (`languages/language.ts`). */
  readonly part?: string;
  /** Whether capitals have to be as in `word`; they needn't where it is absent. */
  readonly case?: (typeof wordCases)[number];
  /** The words right before it, without which it doesn't count. */
  readonly before?: string;
  /** … and right after it. */
  readonly after?: string;
  readonly note?: string;
}

const longestWords = 200;
const longestNote = 1_000;
/** What nobody sees, and what is markup somewhere. */
const unsayable = /[\p{C}<>[\]{}|\\`*_~^]/u;

/** What is wrong with the words of a pronunciation, written or said, for people; undefined where nothing is. */
export function wordsFlaw(words: string): string | undefined {
  if (words.length > longestWords) return `is longer than ${longestWords} characters`;
  if (unsayable.test(words)) return 'holds a sign that is no part of a word';
  return /[\p{L}\p{N}]/u.test(words) ? undefined : 'has no letter and no digit';
}

/** The same for a part of speech: a few letters, as dictionaries shorten them. */
export function partFlaw(part: string): string | undefined {
  return /^[\p{L}\p{N}][\p{L}\p{N}.-]{0,39}$/u.test(part) ? undefined : 'is not a part of speech such as noun or verb';
}

/** The same for a note, which is never said. */
export function noteFlaw(note: string): string | undefined {
  if (note.length > longestNote) return `is longer than ${longestNote} characters`;
  return /(?!\n)\p{C}/u.test(note) ? 'holds characters that nobody sees' : undefined;
}

/** The same for all pronunciations of a word in the same places, of which only one can count. */
export function wordKey({ word, language = '', part = '', before = '', after = '', ...rest }: Pronunciation): string {
  const isExact = rest.case === 'exact';
  const words = [word, before, after].map((text) => (isExact ? text : text.toLowerCase()).normalize());
  return JSON.stringify([isExact, language.toLowerCase(), part.toLowerCase(), ...words]);
}
