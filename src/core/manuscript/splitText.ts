import { matchesOf } from '../base/matchesOf.js';
import { sentenceSplitter } from './splitSentences.js';

/** Where a text may be cut inside a sentence, the best first. Each pattern ends where the next part begins. */
const cuts: readonly RegExp[] = [/[;:—–]["'”’)\]]*\s*/g, /,["'”’)\]]*\s+/g, /\s+/g];

/**
 * The offsets at which a text longer than `maxChars` is cut into parts that are not: at a sentence, else at a clause,
 * else at a word, else anywhere but inside a character. Empty when the text fits.
 */
export function splitText(text: string, maxChars: number, language: string): readonly number[] {
  const limit = Math.max(1, Math.floor(maxChars));
  if (text.length <= limit) return [];
  const sentenceEnds = sentenceSplitter(language)(text).map((span) => span.end);
  const offsets: number[] = [];
  let start = 0;
  while (text.length - start > limit) {
    const parts = Math.ceil((text.length - start) / limit);
    const cut = nextCut(text, start, limit, (text.length - start) / parts, sentenceEnds);
    offsets.push(cut);
    start = cut;
  }
  return offsets;
}

/** The best place in reach, nearest to `target` characters from `start`; a part shorter than half of that isn't worth it. */
function nextCut(text: string, start: number, limit: number, target: number, sentenceEnds: readonly number[]): number {
  const window = text.slice(start, start + limit + 1);
  const inReach = (length: number) => length >= target / 2 && window.slice(0, length).trimEnd().length <= limit;
  const nearest = (lengths: readonly number[]) =>
    lengths.reduce((best, length) => (Math.abs(length - target) < Math.abs(best - target) ? length : best));

  const sentences = sentenceEnds
    .filter((end) => end > start && end < text.length)
    .map((end) => end - start)
    .filter(inReach);
  if (sentences.length > 0) return start + nearest(sentences);
  for (const pattern of cuts) {
    const ends = matchesOf(pattern, window)
      .map((match) => match.index + match[0].length)
      .filter(inReach);
    if (ends.length > 0) return start + nearest(ends);
  }
  return start + wholeCharacters(window.slice(0, Math.ceil(target)));
}

/** The length of a text without a surrogate that lost its other half at the end; a character alone stays whole. */
function wholeCharacters(text: string): number {
  const code = text.charCodeAt(text.length - 1);
  const isHalved = code >= 0xd800 && code < 0xdc00;
  return isHalved ? text.length + (text.length > 1 ? -1 : 1) : text.length;
}
