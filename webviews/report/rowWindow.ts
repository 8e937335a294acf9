/** Height of a table row, in CSS pixels; the style sheet says the same. */
export const rowHeight = 30;
/** Rows drawn beyond the visible ones, so that scrolling and tabbing always land on a row. */
const beyond = 15;

/** The rows that are drawn, `[start, end)`, of those that a page of this height shows when the table begins at `top`. */
export function rowWindow(
  count: number,
  top: number,
  pageHeight: number,
): { readonly start: number; readonly end: number } {
  const first = Math.floor(-top / rowHeight) - beyond;
  const last = Math.ceil((pageHeight - top) / rowHeight) + beyond;
  const start = Math.max(0, Math.min(count, first));
  return { start, end: Math.max(start, Math.min(count, last)) };
}
