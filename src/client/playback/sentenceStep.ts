import type { ChunkView } from '../../protocol/messages/chapters.js';

/** A sentence of a chapter: which chunk, and which of its sentences. */
export interface SentencePlace {
  readonly chunkIndex: number;
  readonly sentenceIndex: number;
}

/** Going back within this time after a sentence began goes to the one before; later, to its own beginning. */
const restartAfterSeconds = 1.5;

/** The sentence after `from`, in the next chunk where need be; undefined at the chapter's end. */
export function nextSentence(chunks: readonly ChunkView[], from: SentencePlace): SentencePlace | undefined {
  const { chunkIndex, sentenceIndex } = from;
  if (sentenceIndex + 1 < sentenceCount(chunks[chunkIndex])) return { chunkIndex, sentenceIndex: sentenceIndex + 1 };
  return chunkIndex + 1 < chunks.length ? { chunkIndex: chunkIndex + 1, sentenceIndex: 0 } : undefined;
}

/** The beginning of this sentence or the one before, depending on how long it has been sounding. */
export function previousSentence(
  chunks: readonly ChunkView[],
  from: SentencePlace,
  secondsIntoSentence: number,
): SentencePlace {
  const { chunkIndex, sentenceIndex } = from;
  if (secondsIntoSentence > restartAfterSeconds) return from;
  if (sentenceIndex > 0) return { chunkIndex, sentenceIndex: sentenceIndex - 1 };
  if (chunkIndex === 0) return { chunkIndex: 0, sentenceIndex: 0 };
  return { chunkIndex: chunkIndex - 1, sentenceIndex: sentenceCount(chunks[chunkIndex - 1]) - 1 };
}

function sentenceCount(chunk: ChunkView | undefined): number {
  return Math.max(1, chunk?.sentences.length ?? 1);
}
