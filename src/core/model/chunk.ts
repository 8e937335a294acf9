import type { Span } from './span.js';
import type { Spoken } from './spoken.js';
import type { KnownSpeaker } from './utterance.js';

/** hash(spoken text, nth occurrence in the chapter): follows its words through edits elsewhere. */
export type ChunkId = string & { readonly brand: 'ChunkId' };

/** Why a pause follows a chunk; the length of each is a setting. */
export const pauseReasons = ['phrase', 'sentence', 'paragraph', 'heading', 'scene', 'chapter'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** The unit that is spoken, judged and repaired: one or more whole sentences of one paragraph. */
export interface Chunk {
  readonly id: ChunkId;
  /** The stretch of the manuscript that the chunk covers, marks and markup inside it included. */
  readonly span: Span;
  readonly spoken: Spoken;
  /** Spans of the sentences in the manuscript, in order; together they cover what is spoken. */
  readonly sentences: readonly Span[];
  /** Estimated as characters ÷ the engine's chars_per_token, rounded up. */
  readonly tokens: number;
  readonly pauseAfter: PauseReason;
  /** Extra silence after the chunk from a `pause` mark, in seconds. */
  readonly extraPauseSeconds?: number;
  /** BCP 47 tag set by a `lang` mark, where it isn't the manuscript's. */
  readonly language?: string;
  /** Set by a `voice` mark or front matter; overrides the request's voice. */
  readonly voice?: string;
  /** Whoever of the cast says it; not where a `voice` mark decides. */
  readonly speaker?: KnownSpeaker;
}

/** Seconds of silence after a chunk, by reason. */
export type PauseSeconds = Readonly<Record<PauseReason, number>>;

export const defaultPauses: PauseSeconds = {
  phrase: 0.3,
  sentence: 0.5,
  paragraph: 0.9,
  heading: 1.2,
  scene: 2.0,
  chapter: 2.5,
};
