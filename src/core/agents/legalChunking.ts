import { spokenLength, type Chunking, type ChunkingOrder } from './chunkingOrder.js';

/** A chunk that is too long is cut at a paragraph's end where at least this share of the limit lies before it. */
const leastFilled = 0.5;

/**
 * The nearest legal chunking to the ends that were asked for: chunks of whole sentences that end where a scene does and aren't over the
 * limit, unless a sentence alone is.
 */
export function legalChunking(wanted: ReadonlySet<number>, { sentences, limit }: ChunkingOrder): Chunking {
  const ends: number[] = [];
  sentences.forEach(({ ends: own }, index) => {
    const end = index + 1;
    if (!wanted.has(end) && !own.includes('scene') && end < sentences.length) return;
    for (let from = ends.at(-1) ?? 0; from < end; from = ends.at(-1) ?? end) ends.push(nextEnd(from, end));
  });
  return ends;

  /** Where the chunk that begins at `from` ends: at `to`, else at the last paragraph's end in reach, else at the last sentence's. */
  function nextEnd(from: number, to: number): number {
    if (spokenLength(sentences, from, to) <= limit) return to;
    let last = from + 1;
    let paragraph: number | undefined;
    for (let end = from + 1; end < to && spokenLength(sentences, from, end) <= limit; end++) {
      last = end;
      const isLong = spokenLength(sentences, from, end) >= limit * leastFilled;
      if (isLong && sentences[end - 1]?.ends.includes('paragraph')) paragraph = end;
    }
    return paragraph ?? last;
  }
}
