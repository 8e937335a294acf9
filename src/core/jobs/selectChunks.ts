import type { Chunk } from '../model/chunk.js';
import type { ChunkRecord } from '../model/record.js';
import type { NarrateRequest } from '../model/request.js';
import { overlaps } from '../model/span.js';

type Selection = Pick<NarrateRequest, 'span' | 'chunkIds' | 'failedOnly' | 'again'>;

/** Whether a narration is about this chunk. A skipped one is left alone unless it is asked for by name. */
export function isSelected(selection: Selection, chunk: Chunk, record: ChunkRecord | undefined): boolean {
  if (selection.chunkIds) return selection.chunkIds.includes(chunk.id);
  if (selection.span && !overlaps(selection.span, chunk.span)) return false;
  if (selection.failedOnly) return record?.status === 'failed';
  return record?.status !== 'skipped';
}

/** Reading order, but what stands at or after `firstOffset` comes before what stands ahead of it. */
export function listenerFirst<Item extends { readonly chunk: Chunk }>(
  items: readonly Item[],
  firstOffset: number | undefined,
): Item[] {
  if (firstOffset === undefined) return [...items];
  const isAhead = (item: Item) => item.chunk.span.end <= firstOffset;
  return [...items.filter((item) => !isAhead(item)), ...items.filter(isAhead)];
}
