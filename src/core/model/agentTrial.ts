import type { AgentId, HeuristicReason } from './agent.js';

/** Version of a file in `.lector/ab/`. */
export const agentTrialVersion = 1;

export const triedAgents = ['rewriter', 'chunker'] as const satisfies readonly AgentId[];
/** Agents that can be compared with their rules by what is heard of their answers. */
export type TriedAgent = (typeof triedAgents)[number];

export const trialMeasures = ['failures', 'wer', 'ends'] as const;
/** By what one side is better, the gravest first: takes that failed the checks, words that were heard otherwise, ends of chunks at natural places. */
export type TrialMeasure = (typeof trialMeasures)[number];

/** What came of one side's answers. */
export interface TrialSide {
  readonly chunks: number;
  /** That were spoken. */
  readonly characters: number;
  /** Of audio. */
  readonly seconds: number;
  /** Chunks whose take failed the checks, or that the engine couldn't speak. */
  readonly failures: number;
  /** Words heard otherwise ÷ words of the text; null where nobody listened. */
  readonly wer: number | null;
  /** Of the ends of chunks, the shares at which dialogue, a paragraph or a scene ends as well; only of the chunker. */
  readonly ends?: { readonly dialogue: number; readonly paragraph: number; readonly scene: number };
}

/** Who did better, or that nobody can tell. */
export interface TrialVerdict {
  readonly winner: 'rules' | 'model' | 'none';
  /** The measure that decided; null where none did. */
  readonly by: TrialMeasure | null;
  /** How probable so clear a difference would be by chance, two-sided; of the measure that came nearest. */
  readonly p: number;
}

/** An agent beside its rules on the same pieces of text, as `.lector/ab/<id>.json` keeps it. Fields may be added, never renamed. */
export interface AgentTrial extends TrialVerdict {
  readonly schema_version: number;
  /** `<yyyymmdd_hhmmss>_<agent>`: the file's name. */
  readonly id: string;
  readonly agent: TriedAgent;
  readonly model: string;
  readonly prompt_version: string;
  /** Path of the file inside the book, forward slashes. */
  readonly target: string;
  /** Absent where all chapters of the file were looked at. */
  readonly chapter?: string;
  readonly engine: string;
  readonly voice: string;
  /** The model that listened; null where nobody did. */
  readonly ear: string | null;
  /** ISO 8601, UTC. */
  readonly created_at: string;
  /** Pieces of text that both sides got. */
  readonly pieces: number;
  /** Those that the model itself had an answer for. */
  readonly answered: number;
  /** Why rules answered the others, by how often. */
  readonly unanswered: Readonly<Partial<Record<HeuristicReason, number>>>;
  readonly sides: { readonly rules: TrialSide; readonly model: TrialSide };
}

/** How a comparison goes on. */
export type TrialEvent =
  | { readonly kind: 'asked'; readonly done: number; readonly total: number }
  | { readonly kind: 'spoken'; readonly done: number; readonly total: number }
  | { readonly kind: 'tried'; readonly trial: AgentTrial };
