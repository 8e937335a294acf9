import { sayText } from '../../src/core/manuscript/speakable.js';
import { editDistance } from '../helpers/editDistance.js';
import { oneSpelling } from './oneSpelling.js';

export interface WordErrors {
  readonly errors: number;
  /** Words that were to be heard. */
  readonly words: number;
}

/**
 * How many words someone who writes down what he hears got wrong: words put in, left out or replaced. What he writes with
 * digits and abbreviations is read by Lector's own normalizer for English first, as the spoken text was. What nobody hears
 * counts for nothing: case, punctuation, apostrophes, whether a word is written in two (*tea time*), and which of English's two
 * spellings it has (*grey* and *gray*), as in the word error rates of Whisper's authors, https://arxiv.org/abs/2212.04356,
 * appendix C. Any other spelling does: *curtsey* heard as *curtsy* is an error.
 */
export function wordErrors(spoken: string, heard: string): WordErrors {
  const [wanted, got] = [wordsOf(spoken), wordsOf(sayText(heard, 'en'))];
  const joined = editDistance(joinedAs(got, wanted), joinedAs(wanted, got));
  return { errors: Math.min(joined, editDistance(got, wanted)), words: wanted.length };
}

/** Errors ÷ words of all of them together, in per cent. */
export function wordErrorRate(counts: readonly WordErrors[]): number {
  const sum = (key: keyof WordErrors) => counts.reduce((total, count) => total + count[key], 0);
  return (100 * sum('errors')) / sum('words');
}

function wordsOf(text: string): readonly string[] {
  const plain = text.toLowerCase().replace(/['’‘]/g, '');
  return (plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(oneSpelling);
}

/** Neighbours are one word where the other side writes them as one somewhere. */
function joinedAs(words: readonly string[], other: readonly string[]): readonly string[] {
  const known = new Set(other);
  const joined: string[] = [];
  for (const word of words) {
    const together = `${joined.at(-1) ?? ''}${word}`;
    if (joined.length > 0 && known.has(together)) joined.splice(-1, 1, together);
    else joined.push(word);
  }
  return joined;
}
