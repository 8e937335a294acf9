import type { Take } from './take.js';
import type { Finding } from './verdict.js';

/** Audio of a chunk's words that lies on disk, whether it plays or not. */
export interface Recording {
  readonly take: Take;
  /** When its file was written, in milliseconds since 1970. */
  readonly madeAtMs: number;
  /** Why it was refused; absent where it was let in. */
  readonly refused?: readonly Finding[];
}

/** A recording beside the chunk that it is of. */
export interface ChunkRecording extends Recording {
  /** It is the chunk's take now. */
  readonly isCurrent: boolean;
}
