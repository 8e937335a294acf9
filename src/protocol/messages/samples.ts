import type { Span } from '../../core/model/span.js';

/** A few words to be heard once, beside any narration: those of a document's span, else `text`. */
export interface SampleParams {
  readonly uri?: string;
  readonly span?: Span;
  /** Written text, for where there is no document or nothing of the span is spoken. */
  readonly text?: string;
  /** IPA, said instead of all words by an engine that reads it. */
  readonly ipa?: string;
  /** Absent: the chapter's own. */
  readonly engine?: string;
  readonly voice?: string;
  readonly rate?: number;
}

export interface SampleResult {
  /** A WAV in Base64. */
  readonly wav: string;
  readonly seconds: number;
  /** What is said in it. */
  readonly text: string;
}
