import type { JobEvent } from '../core/model/event.js';
import type { ChunkRecord } from '../core/model/record.js';
import { settledStates, type ChunkStatus } from '../core/model/state.js';
import type { TakeId } from '../core/model/take.js';

/** What running jobs know of chunks before anyone has read the records again. */
export interface Running {
  apply(uri: string, event: ChunkEvent): void;
  /** A chunk's status with what a running job knows of it. */
  over(uri: string, status: ChunkStatus): ChunkStatus;
  /** Of a chunk that a person has settled, the record says more. */
  forget(uri: string, chunkId: string): void;
  clear(uri: string): void;
}

export type ChunkEvent = Extract<JobEvent, { readonly chunkId: string }>;
type Known = Pick<ChunkStatus, 'state' | 'record' | 'takeId' | 'trying'>;

export function createRunning(): Running {
  const known = new Map<string, Map<string, Known>>();
  return {
    apply(uri, event) {
      const chunks = known.get(uri) ?? new Map<string, Known>();
      known.set(uri, chunks.set(event.chunkId, knownFrom(event, chunks.get(event.chunkId))));
    },
    over: (uri, status) => ({ ...status, ...known.get(uri)?.get(status.chunk.id) }),
    forget: (uri, chunkId) => void known.get(uri)?.delete(chunkId),
    clear: (uri) => void known.delete(uri),
  };
}

function knownFrom(event: ChunkEvent, before: Known | undefined): Known {
  switch (event.kind) {
    case 'queued':
      return { state: 'queued' };
    case 'speaking':
    case 'trying':
      return { state: 'speaking', ...tryingNow(event, before) };
    case 'judged':
    case 'heard':
      return judged(event.record);
  }
}

/** A repair is under way until the next one begins: what it tries again is told without its name. */
function tryingNow(event: ChunkEvent, before: Known | undefined): Pick<Known, 'trying'> {
  const trying = event.kind === 'trying' ? (event.repair ?? before?.trying) : before?.trying;
  return trying ? { trying } : {};
}

function judged(record: ChunkRecord): Known {
  const take = record.take_id === null ? {} : { takeId: record.take_id as TakeId };
  return { state: settledStates[record.status], record, ...take };
}
