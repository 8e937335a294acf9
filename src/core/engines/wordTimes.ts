import type { WordTiming } from '../model/take.js';
import type { PhonemeWord } from './phonemes.js';

/** Words whose phonemes became tokens, with the half-open range of tokens of each. */
export interface TokenWords {
  readonly sentence: readonly PhonemeWord[];
  readonly words: readonly { readonly start: number; readonly end: number }[];
}

/**
 * When each word is said, in seconds, where the samples that each token takes are known.
 * @param begin the sample at which the first token begins
 */
export function wordTimes(
  { sentence, words }: TokenWords,
  lengths: readonly number[],
  begin: number,
  sampleRate: number,
): readonly WordTiming[] {
  let sum = begin;
  const endsAt = lengths.map((length) => (sum += length));
  return sentence.map(({ textStart, textEnd }, index) => {
    const { start = 0, end = 0 } = words[index] ?? {};
    const [from = begin, to = from] = [endsAt[start - 1], endsAt[end - 1]];
    return { start: from / sampleRate, end: to / sampleRate, textStart, textEnd };
  });
}
