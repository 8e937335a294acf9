import type { ProseSentence } from './proseSentence.js';

/** A stretch of text that is to be cut into chunks. */
export interface ChunkingOrder {
  readonly sentences: readonly Pick<ProseSentence, 'text' | 'ends'>[];
  /** Characters of the longest chunk. */
  readonly limit: number;
  /** Where the rules of narration end a chunk, as {@link Chunking} counts. */
  readonly usual: Chunking;
}

/** The numbers of the sentences that end a chunk, counted from 1, ascending; the last sentence is always one of them. */
export type Chunking = readonly number[];

/** Characters of sentences `[from, to)` spoken as one text. */
export function spokenLength(sentences: ChunkingOrder['sentences'], from: number, to: number): number {
  const own = sentences.slice(from, to);
  return own.reduce((length, { text }) => length + text.length, 0) + Math.max(0, own.length - 1);
}
