import type { Span } from './span.js';

export const speakerRules = [
  'mark',
  'tag',
  'pronoun',
  'same-paragraph',
  'continued',
  'action',
  'turn',
  'unknown',
] as const;
/**
 * How it is known who says something.
 *
 * - `mark`: a mark in the text says so.
 * - `tag`: the text names them: “…,” said Holmes.
 * - `pronoun`: it says he, she or I, and only one person fits.
 * - `same-paragraph`: they say something else in the same paragraph.
 * - `continued`: the paragraph before left its quotation open.
 * - `action`: what they do stands right beside it.
 * - `turn`: two people take turns.
 * - `unknown`: nothing tells.
 */
export type SpeakerRule = (typeof speakerRules)[number];

/** Who is said to say something, and how sure that is. */
export interface Attribution {
  /** As the text or the cast names them; absent where nobody can be told. */
  readonly speaker?: string;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly rule: SpeakerRule;
}

/** An attribution to somebody. */
export interface KnownSpeaker extends Attribution {
  readonly speaker: string;
}

/** Words that somebody says, with their quotation marks. */
export interface Utterance extends Attribution {
  /** Which of the given paragraphs they are in. */
  readonly paragraph: number;
  /** In that paragraph's text. */
  readonly span: Span;
}

/** Words that somebody of a cast with a voice may say, who isn't voiced because that isn't sure. */
export interface DoubtfulLine {
  /** In the manuscript, with the quotation marks. */
  readonly span: Span;
  readonly speaker: string;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** Below this nobody is voiced: the narrator speaks, and a person is asked. */
export const sureEnough = 0.7;
