/** The value below which `share` (0…1) of the values lie, by the nearest rank. @throws RangeError where there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('there is nothing to take a percentile of');
  return value;
}

/** The middle value; of an even number of values the mean of the two in the middle. @throws RangeError as percentile. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (percentile(sorted, 0.5) + (sorted[Math.floor(half)] ?? NaN)) / 2;
}
