import type { ChapterRecord, ChunkRecord } from '../model/record.js';
import type { Chapter } from '../model/manuscript.js';
import type { Chunk } from '../model/chunk.js';
import type { ChapterStatus, ChunkState, ChunkStatus } from '../model/state.js';
import type { TakeId } from '../model/take.js';

/** A chapter's plan beside its record. Pure: what the record says of files is trusted here and proved by `verify`. */
export function statesOf(
  chapter: Chapter,
  record: ChapterRecord,
  takeIdFor: (chunk: Chunk) => TakeId | undefined,
): ChapterStatus {
  const records = recordsById(record);
  const wasNarrated = [...records.values()].some((entry) => entry.status !== 'pending');
  return { chapter, chunks: chapter.chunks.map((chunk) => statusOf(chunk, records.get(chunk.id))) };

  function statusOf(chunk: Chunk, entry: ChunkRecord | undefined): ChunkStatus {
    if (!entry) return { chunk, state: wasNarrated ? 'stale' : 'none' };
    const takeId = entry.take_id ? { takeId: entry.take_id as TakeId } : {};
    return { chunk, record: entry, state: stateOf(entry, takeIdFor(chunk)), ...takeId };
  }
}

export function recordsById(record: ChapterRecord): Map<string, ChunkRecord> {
  return new Map(Object.values(record).map((entry) => [entry.id, entry]));
}

function stateOf(entry: ChunkRecord, takeId: TakeId | undefined): ChunkState {
  switch (entry.status) {
    case 'failed':
    case 'skipped':
      return entry.status;
    case 'pending':
      return entry.take_id ? 'stale' : 'none';
    case 'success':
      return takeId === undefined || ![entry.take_id, entry.stands_in_for].includes(takeId) ? 'stale' : 'ready';
  }
}
