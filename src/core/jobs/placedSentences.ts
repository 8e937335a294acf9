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
    for (const span of chunk.sentences) {
      const range = spokenRange(chunk.spoken, span);
      const spoken = range && sliceSpoken(chunk.spoken, range.start, range.end);
      if (spoken) yield { chapter, chunk, span, spoken, language: chunk.language ?? language };
    }
  }
}
