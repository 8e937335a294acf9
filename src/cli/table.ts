import { fitted, padded, plain, textWidth } from './textWidth.js';

export interface Column {
  readonly title: string;
  /** Numbers stand right, words left. */
  readonly align?: 'left' | 'right';
}

export interface Cell {
  readonly text: string;
  /** Adds colour; called after the cell was aligned. */
  readonly paint: (text: string) => string;
}

export type Row = readonly (Cell | string)[];

const gap = '  ';
const minLastWidth = 12;
const widthWithoutTerminal = 110;

/**
 * Aligned columns under their titles, a line each row. The last column is cut so that no line is wider than the
 * terminal. Texts come from manuscripts, so control characters are taken out of every cell.
 */
export function formatTable(columns: readonly Column[], rows: readonly Row[], terminalColumns?: number): string {
  const texts = [columns.map((column) => column.title), ...rows.map((row) => row.map(textOf))];
  const widths = columns.map((_, index) => Math.max(...texts.map((row) => textWidth(row[index] ?? ''))));
  const last = columns.length - 1;
  const taken = widths.slice(0, last).reduce((sum, width) => sum + width + gap.length, 0);
  widths[last] = Math.min(widths[last] ?? 0, Math.max(minLastWidth, (terminalColumns ?? widthWithoutTerminal) - taken));
  return texts
    .map((row, rowIndex) =>
      row
        .map((text, index) => {
          const width = widths[index] ?? 0;
          const aligned = padded(fitted(text, width), width, columns[index]?.align);
          const cell = rows[rowIndex - 1]?.[index];
          return typeof cell === 'object' ? cell.paint(aligned) : aligned;
        })
        .join(gap)
        .trimEnd(),
    )
    .join('\n');
}

function textOf(cell: Cell | string): string {
  return plain(typeof cell === 'string' ? cell : cell.text);
}
