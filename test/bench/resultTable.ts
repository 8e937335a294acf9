import { formatTable, type Column } from '../../src/cli/table.js';
import type { Row, Target, Unit } from './measurement.js';
import { ratioOf, verdictOf } from './verdict.js';

const columns: readonly Column[] = [
  { title: 'FIGURE' },
  { title: 'VALUE', align: 'right' },
  { title: 'BESIDE IT' },
  { title: 'RATIO', align: 'right' },
  { title: 'TARGET', align: 'right' },
  { title: 'VERDICT' },
];

/** One measurement's rows as an aligned table. `ratio` is how many times as good as what stands beside the figure. */
export function resultTable(rows: readonly Row[], terminalColumns?: number): string {
  return formatTable(columns, rows.map(cellsOf), terminalColumns);
}

function cellsOf(row: Row): readonly string[] {
  if ('skipped' in row) return [row.name, '', '', '', '', `skipped: ${row.skipped}`];
  const { name, value, unit, beside, target } = row;
  const ratio = ratioOf(row);
  const verdict = verdictOf(row);
  return [
    name,
    amount(value, unit),
    beside ? `${amount(beside.value, unit)} ${beside.name}` : '',
    ratio === undefined ? '' : times(ratio),
    target ? targetText(target, unit) : '',
    verdict === 'no target' ? '' : verdict,
  ];
}

function targetText(target: Target, unit: Unit): string {
  return 'atMost' in target ? `≤ ${amount(target.atMost, unit)}` : `≥ ${times(target.times)}`;
}

function amount(value: number, unit: Unit): string {
  if (unit === 'RTF') return `RTF ${value.toFixed(4)}`;
  const digits = unit === 'chunks' || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`;
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}
