import type { Span } from './span.js';
import type { Attribution } from './utterance.js';

/** Something that is said in a book. */
export interface SpokenLine extends Attribution {
  /** Path of its chapter inside the book, forward slashes. */
  readonly file: string;
  /** In the chapter's text, with the quotation marks. */
  readonly span: Span;
  /** From 1; the column counts UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** Its words on one line of at most 80 characters. */
  readonly text: string;
}

/** Someone who says something in a book. */
export interface BookSpeaker {
  /** As the cast names them, else as the text does. */
  readonly name: string;
  /** What the cast says: a voice's id, an engine's id, or `engine/voice`. Absent where the narrator speaks. */
  readonly voice?: string;
  readonly isInCast: boolean;
  /** Quotations that are sure enough to be theirs, and those that may be. */
  readonly lines: number;
  readonly doubtful: number;
  /** Mean of those that are sure enough, from 0 to 1. */
  readonly confidence: number;
  /** A line to hear them by, of those that are surest; absent where they say nothing for sure. */
  readonly sample?: SpokenLine;
}

/** Who speaks in a book. */
export interface BookCast {
  /** Those who say most first; of a cast also those who say nothing. */
  readonly speakers: readonly BookSpeaker[];
  /** Quotations of which it isn't sure enough who says them: the narrator speaks them. In reading order. */
  readonly doubtful: readonly SpokenLine[];
}
