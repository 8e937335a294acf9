import type { Ask } from '../../agents/ask.js';
import type { ProposedEdit } from '../../model/patch.js';
import type { RepairId } from '../../model/record.js';
import type { Finding } from '../../model/verdict.js';
import type { Hearing } from '../hearing.js';
import type { JobWorld } from '../jobWorld.js';
import type { ChunkTask } from '../planJob.js';
import type { ChunkWork, SpokenChunk } from '../speakChunk.js';

/** Who spoke a chunk at last; `instead` says in what way it isn't what was wanted. */
export interface Performed extends SpokenChunk {
  readonly by: ChunkWork;
  readonly instead?: Finding;
}

/** What a repair may use. */
export interface RepairScene {
  readonly world: JobWorld;
  readonly hearing: Hearing;
  readonly task: ChunkTask;
  /** What was wanted. */
  readonly work: ChunkWork;
  /** Why that failed. */
  readonly reason: Finding | undefined;
  /** Speaks with all tries that a chunk gets, and tells of them. */
  readonly speakBy: (by: ChunkWork) => Promise<Performed>;
  /** Tells that this repair begins to speak, with that engine. */
  readonly begin: (engine: string) => void;
  /** Asks an agent: a model where one is set, else rules. */
  readonly ask: Ask;
  /** Stages an edit of the task's manuscript for a person. */
  readonly stage: (edit: ProposedEdit) => Promise<void>;
  readonly signal: AbortSignal;
}

/** A way to save a chunk whose own take failed. Adding one is a file that exports one of these and a line in `index.ts`. */
export interface Repair {
  readonly id: RepairId;
  /**
   * Its outcome, which the same ears judge; undefined where it has nothing to offer for this chunk.
   * @throws LectorError what is wrong with the world, and the signal's reason.
   */
  attempt(scene: RepairScene): Promise<Performed | undefined>;
}
