import { matchesOf } from '../base/matchesOf.js';

/** A word as it can be heard, and where it stands. */
export interface TextWord {
  /** Without case, accents, apostrophes and punctuation: nobody hears those. */
  readonly heard: string;
  /** Half-open offsets into the text. */
  readonly start: number;
  readonly end: number;
}

const word = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** The words of a text that is written as it is said, in order. */
export function wordsOf(text: string): readonly TextWord[] {
  return matchesOf(word, text).map(({ 0: found, index }) => ({
    heard: found
      .normalize('NFKD')
      .replace(/[\p{M}'’]/gu, '')
      .toLowerCase(),
    start: index,
    end: index + found.length,
  }));
}
