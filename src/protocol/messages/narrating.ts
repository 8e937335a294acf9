import type { JobEvent } from '../../core/model/event.js';
import type { Span } from '../../core/model/span.js';

/** What to narrate: answered when the job is over, its events are sent as JobEventParams. */
export interface NarrateParams {
  /** A document, or the root folder of a book. */
  readonly uri: string;
  /** Only chunks that overlap this span of the document. */
  readonly span?: Span;
  readonly chunkIds?: readonly string[];
  /** Only chunks whose record says `failed`. */
  readonly failedOnly?: boolean;
  /** Speak these even where a good take is there. */
  readonly again?: boolean;
  /** Overrides the setting and the book, for this job. */
  readonly engine?: string;
  readonly voice?: string;
  /** Chunks at and after this offset come first. */
  readonly firstOffset?: number;
}

/** How the job ended. */
export type NarrateResult = Extract<JobEvent, { kind: 'finished' }>;

/** Something happened in a narration. */
export interface JobEventParams {
  /** Uri of the chapter's document; absent for `started` and `finished`. */
  readonly uri?: string;
  readonly event: JobEvent;
  /** Uri of the WAV file, where the event says that a chunk has one now: it can be played without asking for it. */
  readonly audioUri?: string;
}

/** The chunk that a listener is at: running narrations speak it and what follows it first. */
export interface PlayheadParams {
  readonly chunkId: string;
}
