import type { Chapter } from '../model/manuscript.js';
import { isAcceptedAsIs, recordKey, type ChapterRecord, type ChunkRecord } from '../model/record.js';
import type { Store } from '../store/openStore.js';
import { layOutRecord } from './layOutRecord.js';
import { pendingRecord } from './recordOf.js';
import { recordsById } from './statesOf.js';

/** Makes a chunk's next entry of its newest one; returns the same object to change nothing. */
export type EntryChange = (newest: ChunkRecord) => ChunkRecord;

/** A chapter's record while a job changes it, entry by entry: what others change meanwhile stays. */
export interface KeptRecord {
  /** The newest durable entry of a chunk of the plan, whoever made it. */
  read(chunkId: string): Promise<ChunkRecord>;
  /** Whether a person skipped the chunk or chose its take since this job last knew it: its newest entry is to stay. */
  isDecided(newest: ChunkRecord): boolean;
  /** Resolves with the chunk's newest entry once one that has the change is durable. */
  change(chunkId: string, change: EntryChange): Promise<ChunkRecord>;
  /** Changes an entry to this one, unless it {@link isDecided}; resolves as {@link change}. */
  put(chunkId: string, entry: ChunkRecord): Promise<ChunkRecord>;
  /** Makes the file say what the plan says, also where nothing was spoken: chunks that are gone, spans that moved. */
  settle(): Promise<void>;
}

/** @param previous the record that the chapter was planned with */
export function keepRecord(store: Store, chapter: Chapter, previous: ChapterRecord): KeptRecord {
  const planned = new Map(chapter.chunks.map((chunk, index) => [chunk.id as string, { chunk, key: recordKey(index) }]));
  const known = recordsById(previous);
  const gone = new Set([...known.keys()].filter((id) => !planned.has(id)));
  const waiting: (readonly [chunkId: string, change: EntryChange])[] = [];
  let lookedAt: { readonly record: ChapterRecord; readonly keys: ReadonlyMap<string, string> } | undefined;

  function placeOf(chunkId: string) {
    const place = planned.get(chunkId);
    if (!place) throw new Error(`${chapter.id} has no chunk ${chunkId}`);
    return place;
  }

  /** The key of a chunk: that of the plan, but where the record is laid out for another one. */
  function keyOf(record: ChapterRecord, chunkId: string): string | undefined {
    const { key } = placeOf(chunkId);
    if (record[key]?.id === chunkId) return key;
    if (lookedAt?.record !== record)
      lookedAt = { record, keys: new Map(Object.entries(record).map(([other, { id }]) => [id, other])) };
    return lookedAt.keys.get(chunkId);
  }

  function entryOf(record: ChapterRecord, chunkId: string): ChunkRecord {
    return record[keyOf(record, chunkId) ?? ''] ?? pendingRecord(placeOf(chunkId).chunk, undefined);
  }

  /** Makes all changes that wait: one function for all of them, so that many cost one copy of the record. */
  function changed(newest: ChapterRecord): ChapterRecord {
    const changes = waiting.splice(0);
    const isWhole = changes.every(([chunkId]) => keyOf(newest, chunkId) !== undefined);
    const before = isWhole ? newest : layOutRecord(chapter, newest);
    const keyed = changes.map(([chunkId, make]) => [keyOf(before, chunkId) ?? '', chunkId, make] as const);
    const after = { ...before };
    for (const [key, chunkId, make] of keyed) after[key] = make(after[key] ?? entryOf(before, chunkId));
    return keyed.every(([key]) => after[key] === newest[key]) ? newest : after;
  }

  const isDecided = (newest: ChunkRecord) =>
    newest !== known.get(newest.id) && (newest.status === 'skipped' || isAcceptedAsIs(newest));

  async function change(chunkId: string, make: EntryChange): Promise<ChunkRecord> {
    waiting.push([chunkId, make]);
    return entryOf(await store.updateRecord(chapter.id, changed), chunkId);
  }

  return {
    isDecided,
    change,
    read: async (chunkId) => entryOf(await store.readRecord(chapter.id), chunkId),
    put: (chunkId, entry) =>
      change(chunkId, (newest) => {
        if (isDecided(newest)) return newest;
        known.set(chunkId, entry);
        return entry;
      }),
    async settle() {
      await store.updateRecord(chapter.id, (newest) => layOutRecord(chapter, newest, gone));
    },
  };
}
