/** The value that `share` (0 to under 1) of the values lie below, by rank; NaN for none. */
export function quantile(values: ArrayLike<number>, share: number): number {
  return Float64Array.from(values).sort()[Math.floor(values.length * share)] ?? NaN;
}
