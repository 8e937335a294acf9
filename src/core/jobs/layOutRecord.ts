import type { Chapter } from '../model/manuscript.js';
import { recordKey, type ChapterRecord } from '../model/record.js';
import { pendingRecord } from './recordOf.js';
import { recordsById } from './statesOf.js';

/**
 * A record with the plan's chunks in reading order, each with what is known of it. What else the record names comes after
 * them: another plan of the chapter may have it. The same object where nothing changes.
 * @param gone ids of chunks that are left out
 */
export function layOutRecord(
  { chunks }: Chapter,
  record: ChapterRecord,
  gone: ReadonlySet<string> = new Set(),
): ChapterRecord {
  const others = recordsById(record);
  const planned = chunks.map((chunk) => pendingRecord(chunk, others.get(chunk.id)));
  for (const { id } of chunks) others.delete(id);
  const entries = [...planned, ...[...others.values()].filter(({ id }) => !gone.has(id))];
  const isSame =
    Object.keys(record).length === entries.length &&
    entries.every((entry, index) => record[recordKey(index)] === entry);
  return isSame ? record : Object.fromEntries(entries.map((entry, index) => [recordKey(index), entry]));
}
