import type { BookSpeaker } from '../../core/model/bookCast.js';
import type { Span } from '../../core/model/span.js';

/** Code of a diagnostic on words that somebody of the cast may say. */
export const doubtfulSpeaker = 'doubtful-speaker';

/** What such a diagnostic carries. */
export interface SpeakerData {
  readonly speaker: string;
}

/** Someone who says something in a book. */
export interface SpeakerItem extends Omit<BookSpeaker, 'sample'> {
  /** A line of theirs, and where it stands; absent where they say nothing for sure. */
  readonly sample?: { readonly uri: string; readonly span: Span; readonly text: string };
}

/** Who speaks in the book of a document or folder. */
export interface CastResult {
  readonly rootUri: string;
  readonly title: string;
  readonly speakers: readonly SpeakerItem[];
}

/** Asks for the edit of a book's file that gives somebody a voice. */
export interface CastEditParams {
  readonly uri: string;
  readonly name: string;
  /** A voice's id, an engine's id, or `engine/voice`. */
  readonly voice: string;
}

/** What a language model said of who speaks in a book. */
export interface AskSpeakersResult {
  /** Marks that wait for a person now. */
  readonly staged: number;
}

export interface CastEditResult {
  /** The book's `lector.yaml`. */
  readonly uri: string;
  /** Its text; absent where there is none yet. */
  readonly before?: string;
  readonly after: string;
}
