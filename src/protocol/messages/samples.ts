import type { Span } from '../../core/model/span.js';

/** A few words to be heard once, beside any narration: those of a document's span, else `text`. */
export interface SampleParams {
  readonly uri?: string;
  readonly span?: Span;
  /** Written text, for where there is no document or nothing of the span is spoken. */
  readonly text?: string;
  /** Says the words of `text` as the document's book says them; absent: as they are written. */
  readonly asInBook?: boolean;
  /** IPA, said instead of all words by an engine that reads it. */
  readonly ipa?: string;
  /** Absent: the chapter's own. */
  readonly engine?: string;
  readonly voice?: string;
  readonly rate?: number;
}

/** What was said of the words. */
export interface SampleResult {
  /** A WAV in Base64. */
  readonly wav: string;
  readonly seconds: number;
  /** What is said in it. */
  readonly text: string;
}
