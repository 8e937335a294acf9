import type { Chapter, Manuscript } from './manuscript.js';
import type { Chunk, PauseSeconds } from './chunk.js';
import type { ChunkRecord, RecordStatus, RepairId } from './record.js';
import type { SpeechSettings } from './settings.js';
import type { TakeId } from './take.js';
import type { DoubtfulLine } from './utterance.js';

export const chunkStates = ['none', 'queued', 'speaking', 'ready', 'stale', 'failed', 'skipped'] as const;
/**
 * Where a chunk stands. `stale`: the chapter was narrated before, but not with these words, this voice or these
 * settings. `queued` and `speaking` exist only while a job runs.
 */
export type ChunkState = (typeof chunkStates)[number];

/** Where a chunk stands whose record was just written: for the words and the voice that it has now. */
export const settledStates: Readonly<Record<RecordStatus, ChunkState>> = {
  pending: 'none',
  success: 'ready',
  failed: 'failed',
  skipped: 'skipped',
};

/** A planned chunk beside what its book's records say of it. */
export interface ChunkStatus {
  readonly chunk: Chunk;
  readonly state: ChunkState;
  readonly record?: ChunkRecord;
  /** The take that plays for it now, also when it is stale. */
  readonly takeId?: TakeId;
  /** How a running job tries to save it. */
  readonly trying?: RepairId;
  /** True of a failed one that isn't tried again unless it is asked for: nothing has changed since it died. */
  readonly isQuarantined?: boolean;
  /** How it is to be spoken, where a mark or the cast says otherwise than the manuscript does. */
  readonly speech?: SpeechSettings;
}

export interface ChapterStatus {
  readonly chapter: Chapter;
  readonly chunks: readonly ChunkStatus[];
}

export interface ManuscriptStatus {
  readonly manuscript: Manuscript;
  readonly chapters: readonly ChapterStatus[];
  /** How it is to be spoken, marks of single chunks aside. */
  readonly speech: SpeechSettings;
  /** What those of the cast may say who aren't voiced because that isn't sure; absent where nothing is doubtful. */
  readonly doubtful?: readonly DoubtfulLine[];
  /** Silence by reason, where the book has its own. */
  readonly pauses?: Partial<PauseSeconds>;
}
