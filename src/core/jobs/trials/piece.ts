import type { Ask } from '../../agents/ask.js';
import type { SentenceEnd } from '../../agents/proseSentence.js';
import type { HeuristicReason } from '../../model/agent.js';
import type { TriedAgent } from '../../model/agentTrial.js';
import type { ChapterProse } from '../proseOf.js';
import type { Plan } from '../planManuscript.js';

/** What is spoken in one go, and what ends with it where that is known. */
export interface SpokenPart {
  readonly text: string;
  readonly ends?: readonly SentenceEnd[];
}

/** A piece of text as each side would have it spoken. */
export interface AnsweredPiece {
  readonly rules: readonly SpokenPart[];
  readonly model: readonly SpokenPart[];
  /** Why rules answered in the model's place; absent where it answered. */
  readonly why?: HeuristicReason;
}

/** Asks both sides about a piece of text. */
export type Piece = (ask: Ask, signal: AbortSignal) => Promise<AnsweredPiece>;

/** What a trial is about: a planned file, and those of its chapters that are wanted. */
export interface TrialScene extends Pick<Plan, 'speech' | 'manuscript' | 'records'> {
  /** The wanted chapters as prose. */
  readonly prose: readonly ChapterProse[];
  /** The most pieces. */
  readonly limit: number;
}

/** How an agent is compared with its rules. */
export interface Trial {
  readonly agent: TriedAgent;
  readonly promptVersion: string;
  /** In reading order. */
  pieces(scene: TrialScene): readonly Piece[];
}
