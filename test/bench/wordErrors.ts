import { sayText } from '../../src/core/manuscript/speakable.js';
import { editDistance } from '../helpers/editDistance.js';

export interface WordErrors {
  readonly errors: number;
  /** Words that were to be heard. */
  readonly words: number;
}

/**
 * How many words someone who writes down what he hears got wrong: words put in, left out or replaced. What he writes with
 * digits and abbreviations is read by Lector's own normalizer for English first, as the spoken text was; case, punctuation
 * and apostrophes, which nobody hears, count for nothing. Spelling does: *grey* heard as *gray* is an error.
 */
export function wordErrors(spoken: string, heard: string): WordErrors {
  const wanted = wordsOf(spoken);
  return { errors: editDistance(wordsOf(sayText(heard, 'en')), wanted), words: wanted.length };
}

/** Errors ÷ words of all of them together, in per cent. */
export function wordErrorRate(counts: readonly WordErrors[]): number {
  const sum = (key: keyof WordErrors) => counts.reduce((total, count) => total + count[key], 0);
  return (100 * sum('errors')) / sum('words');
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replace(/['’‘]/g, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
