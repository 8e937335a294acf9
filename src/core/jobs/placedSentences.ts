import type { Chunk } from '../model/chunk.js';
import type { Chapter } from '../model/manuscript.js';
import type { Span } from '../model/span.js';
import { sliceSpoken, spokenRange, type Spoken } from '../model/spoken.js';

/** A sentence where it stands. */
export interface PlacedSentence {
  readonly chapter: Chapter;
  readonly chunk: Chunk;
  readonly span: Span;
  readonly spoken: Spoken;
  /** BCP 47 tag. */
  readonly language: string;
}

/** The sentences of a chapter, in reading order; `language` is the manuscript's. */
export function* placedSentences(chapter: Chapter, language: string): Generator<PlacedSentence, void> {
  for (const chunk of chapter.chunks) {
    let first = 0;
    for (const span of chunk.sentences) {
      while ((chunk.spoken[first]?.span.end ?? Infinity) <= span.start) first++;
      const near = runsUntil(chunk.spoken, first, span.end);
      const range = spokenRange(near, span);
      const spoken = range && sliceSpoken(near, range.start, range.end);
      if (spoken) yield { chapter, chunk, span, spoken, language: chunk.language ?? language };
    }
  }
}

/** The runs from `first` on that begin before a place in the manuscript: a paragraph may have thousands of others. */
function runsUntil(spoken: Spoken, first: number, end: number): Spoken {
  let next = first;
  while ((spoken[next]?.span.start ?? Infinity) < end) next++;
  return spoken.slice(first, next);
}
