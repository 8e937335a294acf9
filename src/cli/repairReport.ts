import type { ChunkRecord, RepairId } from '../core/model/record.js';
import type { Judged } from './narrationReport.js';
import type { Output } from './output.js';
import { counted } from './quantities.js';
import { formatTable, type Column } from './table.js';

/** A chunk that was failed before it was tried again. */
export interface Mended {
  /** What kind of failure it was before: a category, or the code of what was found where none was recorded. */
  readonly was: string;
  readonly chunk: Judged;
}

const chunkColumns: readonly Column[] = [
  { title: 'chapter' },
  { title: '#', align: 'right' },
  { title: 'failed by' },
  { title: 'now' },
  { title: 'text' },
];
const kindColumns: readonly Column[] = [
  { title: 'failed by' },
  { title: 'chunks', align: 'right' },
  { title: 'repaired', align: 'right' },
  { title: 'still dead', align: 'right' },
];

const ways: Readonly<Record<RepairId, (record: ChunkRecord) => string>> = {
  split: () => 'repaired in parts',
  engine: ({ engine_used: engine }) => `repaired by ${engine ?? 'another engine'}`,
  rewrite: () => 'repaired in other words',
  simplify: () => 'repaired without its signs',
};

/** All chunks with what they failed by and what became of them. */
export function mendedTable(mended: readonly Mended[], { columns, dataColors }: Output): string {
  const rows = mended.map(({ was, chunk }) => {
    const paint = isRepaired(chunk) ? dataColors.green : dataColors.red;
    const { record, chapterId, index } = chunk;
    return [chapterId, String(index + 1), was, { text: wayOf(chunk), paint }, record.text];
  });
  return formatTable(chunkColumns, rows, columns);
}

/** How many of each kind were failed, are repaired and stay dead. */
export function kindTable(mended: readonly Mended[], { columns }: Output): string {
  const kinds = [...new Set(mended.map(({ was }) => was))].sort();
  const rows = kinds.map((kind) => {
    const ofKind = mended.filter(({ was }) => was === kind);
    const repaired = ofKind.filter(({ chunk }) => isRepaired(chunk)).length;
    return [kind, ...[ofKind.length, repaired, ofKind.length - repaired].map(String)];
  });
  return formatTable(kindColumns, rows, columns);
}

export function mendedLine(mended: readonly Mended[]): string {
  const repaired = mended.filter(({ chunk }) => isRepaired(chunk)).length;
  return `${counted(mended.length, 'failed chunk')}: ${repaired} repaired, ${mended.length - repaired} still dead`;
}

export function isRepaired({ record }: Judged): boolean {
  return record.status === 'success';
}

/** What became of a chunk. One that was spoken as it was wanted needed no more than another try. */
function wayOf(chunk: Judged): string {
  if (!isRepaired(chunk)) return 'still dead';
  const { record, reused } = chunk;
  if (reused) return 'a good take was there';
  const repair = record.attempts.at(-1)?.repair;
  return repair ? ways[repair](record) : 'repaired by another try';
}
