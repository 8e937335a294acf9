import type { Chapter } from '../model/manuscript.js';
import { recordKey, type ChapterRecord, type ChunkRecord } from '../model/record.js';
import type { Store } from '../store/openStore.js';
import { pendingRecord } from './recordOf.js';
import { recordsById } from './statesOf.js';

/** A chapter's record while a job changes it: the plan's chunks in reading order, each with what is known of it. */
export interface KeptRecord {
  get(chunkId: string): ChunkRecord;
  /** Resolves when the change is durable. */
  put(chunkId: string, record: ChunkRecord): Promise<void>;
  /** Makes the file say what the plan says, also where nothing was spoken: chunks that are gone, spans that moved. */
  settle(): Promise<void>;
}

export function keepRecord(store: Store, chapter: Chapter, previous: ChapterRecord): KeptRecord {
  const known = recordsById(previous);
  const entries = new Map(
    chapter.chunks.map((chunk) => [chunk.id as string, pendingRecord(chunk, known.get(chunk.id))]),
  );
  const whole = (): ChapterRecord =>
    Object.fromEntries([...entries.values()].map((entry, index) => [recordKey(index), entry]));
  return {
    get(chunkId) {
      const entry = entries.get(chunkId);
      if (!entry) throw new Error(`${chapter.id} has no chunk ${chunkId}`);
      return entry;
    },
    async put(chunkId, record) {
      entries.set(chunkId, record);
      await store.updateRecord(chapter.id, whole);
    },
    async settle() {
      if (JSON.stringify(whole()) !== JSON.stringify(previous)) await store.updateRecord(chapter.id, whole);
    },
  };
}
