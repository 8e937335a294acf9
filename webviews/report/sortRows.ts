import type { ReportRow } from '../../src/protocol/panels.js';

export type SortKey = 'index' | 'state' | 'excerpt' | 'engine' | 'voice' | 'seconds' | 'rtf' | 'wer' | 'findings';

export interface SortOrder {
  readonly key: SortKey;
  readonly isDescending: boolean;
}

/** The rows in an order; what has no value comes last either way, equals stay in reading order. */
export function sortRows(rows: readonly ReportRow[], { key, isDescending }: SortOrder): readonly ReportRow[] {
  const direction = isDescending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [valueOf(a, key), valueOf(b, key)];
    if (left === right) return a.index - b.index;
    if (left === undefined) return 1;
    if (right === undefined) return -1;
    return (left < right ? -1 : 1) * direction;
  });
}

/** A click on a column: another column from its beginning, the same one the other way round. */
export function nextOrder(order: SortOrder, key: SortKey): SortOrder {
  return { key, isDescending: order.key === key && !order.isDescending };
}

function valueOf(row: ReportRow, key: SortKey): string | number | undefined {
  if (key === 'wer') return row.transcript?.wer;
  return key === 'findings' ? row.findings.length : row[key];
}
