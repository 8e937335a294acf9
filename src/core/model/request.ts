import type { Book } from './book.js';
import type { Cast } from './cast.js';
import type { Skippable } from './settings.js';
import type { Span } from './span.js';

export const hearWords = ['never', 'suspicious', 'always'] as const;
/** Which takes are listened to: a number says every n-th, besides those that are doubted already. */
export type HearWhen = (typeof hearWords)[number] | number;

/** How to speak; what is absent is decided elsewhere. */
export interface SpeechWish {
  readonly engine?: string;
  readonly voice?: string;
  readonly rate?: number;
  readonly language?: string;
  /** Engines and voices that stand in where the wanted one can't speak, in this order; named as `jobs/voiceNamed` reads them. */
  readonly fallback?: readonly string[];
  /** The narrator and the characters; voice marks may use their names. */
  readonly cast?: Cast;
}

/** What every look at a manuscript depends on. Its own wish decides, then front matter, the book, then `defaults`. */
export interface PlanRequest extends SpeechWish {
  /** Absolute path of a Markdown file, in the platform's own form. */
  readonly path: string;
  /** The text as it stands in an editor; read from the file when absent. */
  readonly text?: string;
  /** Texts of a book's other files as they stand in an editor, by absolute path; those absent are read. */
  readonly texts?: ReadonlyMap<string, string>;
  /** The book that the file is in, from a caller that keeps it; opened anew when absent. */
  readonly book?: Book;
  /** Absolute path of the folder that holds `.lector/`; the book's root when absent. */
  readonly stateRoot?: string;
  /** The person's settings: they count where neither the manuscript nor its book says otherwise. */
  readonly defaults?: SpeechWish;
  readonly skip?: readonly Skippable[];
}

/** A narration: `path` may also be a book's folder. */
export interface NarrateRequest extends PlanRequest {
  /** Only chunks that overlap this span. */
  readonly span?: Span;
  readonly chunkIds?: readonly string[];
  /** Only chunks whose record says `failed`. */
  readonly failedOnly?: boolean;
  /** Which takes ears listen to; doubted ones, if there are ears here, when absent. */
  readonly hear?: HearWhen;
  /** Speak even where a good take is there. */
  readonly again?: boolean;
  /** Chunks at and after this offset come first. */
  readonly firstOffset?: number;
  /** The chunk that a listener is at now; asked whenever a chunk is begun, so that it and those after it come first. */
  readonly playhead?: () => string | undefined;
}
