import type { Book } from '../../model/book.js';
import type { Diagnosed } from '../../model/agent.js';
import type { ProposedEdit } from '../../model/patch.js';
import type { Hearing } from '../hearing.js';
import type { JobWorld } from '../jobWorld.js';
import type { ChunkTask } from '../planJob.js';
import type { ChunkWork } from '../speakChunk.js';

/** A dead chunk, why it is dead, and where a fix may be looked for. */
export interface FixScene {
  readonly world: JobWorld;
  readonly book: Book;
  readonly hearing: Hearing;
  readonly task: ChunkTask;
  /** What was wanted. */
  readonly work: ChunkWork;
  readonly diagnosis: Diagnosed;
  readonly signal: AbortSignal;
}

/** An edit that mends a chunk, and the text of the file that it is about. */
export interface Fix {
  readonly edit: ProposedEdit;
  readonly text: string;
}

/** What the edits for a dead chunk have in common: a model may have chosen the fix, and code makes the edit. */
export function proposedFor({ task, diagnosis }: FixScene) {
  const { category, confidence, model } = diagnosis;
  return { agent: 'reasoner', category, confidence, model, chapter: task.chapterId, chunk: task.chunk.id } as const;
}
