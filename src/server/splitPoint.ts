import type { Chunk } from '../core/model/chunk.js';

export const breakMark = '<!-- lector: break -->';

/**
 * The offset of the sentence end inside a chunk that is nearest to `offset`; undefined where it is one sentence. The end
 * of the sentence before, not the start of the next one: a comment that begins a line would make it HTML, and a blank
 * after opening emphasis would end it.
 */
export function splitPoint(text: string, { sentences }: Chunk, offset: number): number | undefined {
  const ends = sentences
    .slice(0, -1)
    .map(({ start, end }) => start + text.slice(start, end).trimEnd().length)
    .sort((a, b) => Math.abs(a - offset) - Math.abs(b - offset));
  return ends[0];
}
