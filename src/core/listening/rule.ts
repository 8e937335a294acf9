import { matchesOf } from '../base/matchesOf.js';
import type { Span } from '../model/span.js';
import type { Severity } from '../model/verdict.js';

/** A sentence as it is spoken, and what came before it. */
export interface HeardSentence {
  readonly text: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** The sentences of the chapter before it, the nearest last. */
  readonly before: readonly string[];
}

/** Something that is hard to follow by ear, and what may be done about it. */
export interface Suggestion {
  readonly severity: Severity;
  /** What is hard, in a line, for the author. */
  readonly message: string;
  /** Where in the sentence's text. */
  readonly range: Span;
  /** The whole sentence as it might be said instead; absent where only the author can know. */
  readonly instead?: { readonly text: string; readonly kind: 'manuscript' | 'spoken'; readonly confidence: number };
}

/** One thing that makes a text hard to follow by ear. Adding one is a file that exports one of these and a line in `index.ts`. */
export interface ListeningRule {
  /** Stable; `awkward-<id>` is the finding's code. */
  readonly id: string;
  /** All that it may say, with places for values: whoever shows it may have it in another language. */
  readonly phrases: readonly string[];
  find(sentence: HeardSentence): readonly Suggestion[];
}

/** A word and where it stands. */
export interface Word extends Span {
  readonly text: string;
}

/** The words of a text in reading order, apostrophes and hyphens inside them. */
export function wordsOf(text: string): readonly Word[] {
  return matchesOf(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu, text).map(({ index, 0: word }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/** Whether a tag is of that language, in whatever region. */
export function isLanguage(tag: string, language: string): boolean {
  return tag.toLowerCase().split('-')[0] === language;
}
