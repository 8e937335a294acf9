import type { Span } from '../../core/model/span.js';

/** A chunk of a document, by its id. */
export interface TakeParams {
  readonly uri: string;
  readonly chunkId: string;
}

/** The take that plays for a chunk: its length and the times of its words, in seconds; spans are places in the document. */
export interface TakeResult {
  /** Uri of the WAV file. */
  readonly audioUri: string;
  readonly seconds: number;
  readonly words: readonly { readonly start: number; readonly end: number; readonly span: Span }[];
}

/** Recordings of a chunk's words that lie on disk, the newest first; {@link TakeParams} asks for them. */
export interface TakesResult {
  readonly takes: readonly RecordingView[];
}

/** A recording of a chunk’s words, let in or refused. */
export interface RecordingView {
  readonly takeId: string;
  readonly sha256: string;
  readonly engine: string;
  readonly voice: string;
  readonly seconds: number;
  /** When its file was written: ISO 8601, UTC. */
  readonly at: string;
  /** Uri of the WAV file. */
  readonly audioUri: string;
  /** It is the one that plays. */
  readonly isCurrent: boolean;
  /** Why it was refused; absent where it was let in. */
  readonly refused?: readonly string[];
}
