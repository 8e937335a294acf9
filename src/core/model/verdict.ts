import type { ChunkId } from './chunk.js';
import type { Span } from './span.js';
import type { TakeId } from './take.js';

export type Severity = 'error' | 'warning' | 'info';

/** Something a person may want to know about text or audio. `code` is stable: settings and quick fixes hang on it. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Where in the manuscript. */
  readonly span?: Span;
  /** Where in the take, in seconds. */
  readonly atSeconds?: number;
  readonly untilSeconds?: number;
  /** Offsets into the spoken text: unlike `span` it stays true when the manuscript changes elsewhere. */
  readonly textRange?: Span;
}

export const outcomes = ['pass', 'review', 'retry', 'fail'] as const;
/** Only objective damage is `fail`; `review` keeps the take and asks a person. */
export type Outcome = (typeof outcomes)[number];

export interface Verdict {
  readonly chunkId: ChunkId;
  readonly takeId?: TakeId;
  readonly tier1: Outcome;
  /** What ears say; absent where they didn't listen. */
  readonly tier2?: Outcome;
  readonly findings: readonly Finding[];
}

/** The worse of two outcomes. */
export function worst(a: Outcome, b: Outcome): Outcome {
  return outcomes[Math.max(outcomes.indexOf(a), outcomes.indexOf(b))] ?? 'fail';
}
