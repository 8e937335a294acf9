/** A number with so many decimal places, as the editor's language writes it. */
export function decimal(value: number, places: number): string {
  const fraction = { minimumFractionDigits: places, maximumFractionDigits: places };
  return value.toLocaleString(document.documentElement.lang, fraction);
}

/** A share as per cent without decimal places, as the editor's language writes it. */
export function percent(share: number): string {
  return share.toLocaleString(document.documentElement.lang, { style: 'percent' });
}
