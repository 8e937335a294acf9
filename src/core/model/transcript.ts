import type { Span } from './span.js';

export const misheardKinds = ['missing', 'added', 'changed'] as const;
export type MisheardKind = (typeof misheardKinds)[number];

/** Words that ears heard otherwise than they stand in the spoken text. */
export interface Misheard {
  readonly kind: MisheardKind;
  /** As they stand in the text; empty where words were added. */
  readonly said: string;
  /** Empty where words are missing. */
  readonly heard: string;
  /** Offsets into the spoken text; empty, between two words, where words were added. */
  readonly textRange: Span;
  /** When that is in the take, in seconds: by the engine's word times, else by the share of the text before it. */
  readonly atSeconds: number;
  readonly untilSeconds: number;
}

/** What ears wrote down of a take, beside what it should say. */
export interface Transcript {
  /** The model that listened. */
  readonly model: string;
  readonly text: string;
  /** Words that were heard otherwise ÷ words of the text. */
  readonly wer: number;
  readonly misheard: readonly Misheard[];
}
