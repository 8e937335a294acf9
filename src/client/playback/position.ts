import { contains, type Span } from '../../core/model/span.js';
import type { ChunkView } from '../../protocol/messages/chapters.js';
import type { TakeResult } from '../../protocol/messages/takes.js';

/** What sounds at one moment: the sentence, and the word where the engine's timing names one. */
export interface ReadingPlace {
  readonly sentence: Span;
  readonly sentenceIndex: number;
  readonly word?: Span;
}

/** The place in the manuscript that sounds at `seconds` into a take. A word stays until the next one begins. */
export function placeAt(chunk: ChunkView, take: TakeResult, seconds: number): ReadingPlace {
  const word = take.words[lastBegun(take.words, seconds)];
  const sentenceIndex = sentenceIndexAt(chunk, word ? word.span.start : offsetAt(chunk, take, seconds));
  const sentence = chunk.sentences[sentenceIndex] ?? chunk.span;
  return word ? { sentence, sentenceIndex, word: word.span } : { sentence, sentenceIndex };
}

/** When a place in the manuscript sounds, in seconds into the take: the word that covers it, or the next one. */
export function secondsAt(chunk: ChunkView, take: TakeResult, offset: number): number {
  if (offset <= chunk.span.start) return 0;
  const word =
    take.words.find(({ span }) => contains(span, offset)) ?? take.words.find(({ span }) => span.start >= offset);
  if (word) return word.start;
  const length = Math.max(1, chunk.span.end - chunk.span.start);
  return take.words.length > 0 ? take.seconds : (take.seconds * Math.min(length, offset - chunk.span.start)) / length;
}

/** The sentence that holds an offset, or the last one that begins before it. */
function sentenceIndexAt(chunk: ChunkView, offset: number): number {
  return Math.max(
    0,
    chunk.sentences.findLastIndex(({ start }) => start <= offset),
  );
}

/** The last word that has begun; -1 before the first. Words are in order of their start. */
function lastBegun(words: TakeResult['words'], seconds: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? Infinity) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Without word timing, reading is taken to move evenly through the chunk. */
function offsetAt(chunk: ChunkView, take: TakeResult, seconds: number): number {
  if (take.words.length > 0 || take.seconds <= 0) return chunk.span.start;
  return chunk.span.start + Math.min(1, seconds / take.seconds) * (chunk.span.end - chunk.span.start - 1);
}
