import type { FailureCategory } from '../model/failure.js';
import type { AttemptRecord, RecordStatus } from '../model/record.js';

/** What a record says of the chunk before or after. */
export interface Neighbour {
  readonly status: RecordStatus;
  readonly categories: readonly FailureCategory[];
}

/** A chunk that failed, as its record, its neighbours and the log tell of it. */
export interface FailedChunk {
  /** What was to be spoken. */
  readonly text: string;
  /** Who was wanted for it. */
  readonly engine: string;
  /** The first first. */
  readonly attempts: readonly Pick<AttemptRecord, 'engine' | 'outcome' | 'code' | 'message' | 'category'>[];
  /** What stands with it, in sentences. */
  readonly findings: readonly string[];
  /** The last that the engine wrote; 2,000 characters of it are read. */
  readonly logTail: string;
  readonly before?: Neighbour;
  readonly after?: Neighbour;
}
