import type { Book } from '../../core/model/book.js';
import type { FailureCategory } from '../../core/model/failure.js';
import type { NarrationFailures } from '../../core/model/failureTrend.js';
import type { Heading } from '../../core/model/manuscript.js';
import type { EngineReason, RecordStatus, RepairId } from '../../core/model/record.js';
import type { Span } from '../../core/model/span.js';
import type { SpeechMetrics } from '../../core/model/speechMetrics.js';
import type { ChunkState } from '../../core/model/state.js';
import type { Transcript } from '../../core/model/transcript.js';
import type { Finding, Outcome } from '../../core/model/verdict.js';

/** A chunk as views, marks and the report draw it. Messages of findings are in the editor’s language. */
export interface ChunkView {
  readonly id: string;
  readonly index: number;
  readonly span: Span;
  readonly sentences: readonly Span[];
  /** The first 200 characters of what is spoken. */
  readonly excerpt: string;
  readonly state: ChunkState;
  /** How it is being repaired, while it is. */
  readonly trying?: RepairId;
  readonly status?: RecordStatus;
  readonly engine?: string;
  readonly voice?: string;
  /** Why this engine spoke it. */
  readonly engineReason?: EngineReason;
  readonly seconds?: number;
  readonly rtf?: number;
  readonly outcome?: Outcome;
  readonly findings: readonly Finding[];
  readonly attempts: number;
  /** Whether a person should listen to its take. */
  readonly isDoubted: boolean;
  /** What kinds of failures the attempts met, in the order of the first of each. */
  readonly failures: readonly FailureCategory[];
  /** A person accepted its take, whatever was found in it. */
  readonly isAccepted?: true;
  /** What ears heard of its take; absent where they didn't listen. */
  readonly transcript?: Transcript;
  /** Of the last attempt, from engines that are programs of their own. */
  readonly metrics?: SpeechMetrics;
  /** Silence after the chunk when played, in seconds. */
  readonly pauseSeconds: number;
  readonly hasTake: boolean;
}

/** A chapter of a document; `span` is all of it, headings included. */
export interface ChapterView {
  readonly id: string;
  readonly uri: string;
  readonly title: string;
  readonly span: Span;
  readonly headings: readonly Heading[];
  readonly chunks: readonly ChunkView[];
  /** What its last narrations met, the oldest first, as of when this was asked for. */
  readonly trend: readonly NarrationFailures[];
}

/** All chapters of one document, as planned from its text now. */
export interface ChapterParams {
  readonly uri: string;
}

/** A document’s chapters at the version of its text that they were planned from; 0 where it isn’t open. */
export interface ChapterResult {
  readonly version: number;
  /** The book that the document belongs to. */
  readonly book: Pick<Book, 'title' | 'author'>;
  readonly chapters: readonly ChapterView[];
}
