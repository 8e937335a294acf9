import type { Chunk } from '../model/chunk.js';
import { sourceSpan, spokenText } from '../model/spoken.js';
import type { Span } from '../model/span.js';
import type { Take } from '../model/take.js';
import { respoken } from '../patches/respoken.js';

/** A word of a take: its seconds in it, and the words of the manuscript that it is or stands for. */
export interface WordInText {
  readonly start: number;
  readonly end: number;
  readonly span: Span;
}

/** The words of a take that says a chunk, maybe in other words than the chunk's own. */
export function wordsInText({ spoken: said, words }: Take, { spoken, span: whole }: Chunk): readonly WordInText[] {
  const placed = said === spokenText(spoken) ? spoken : respoken(spoken, said, whole);
  return words.flatMap(({ start, end, textStart, textEnd }) => {
    const span = sourceSpan(placed, textStart, textEnd);
    return span ? [{ start, end, span }] : [];
  });
}
