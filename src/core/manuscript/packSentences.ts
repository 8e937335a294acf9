/** A text cut into sentences, as lengths: `starts[i]` is where sentence i begins, `ends[i]` where its last word ends. */
export interface Lengths {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Sentences `[from, to)`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Packs sentences `[from, to)` into the fewest stretches of at most `limit` characters, as even as they can be, so
 * that no tiny rest is left. A sentence over the limit stands alone.
 */
export function packSentences(lengths: Lengths, { from, to }: Stretch, limit: number): readonly Stretch[] {
  const fewest = packGreedily(lengths, from, to, limit).length;
  let low = 1;
  let high = limit;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (packGreedily(lengths, from, to, middle).length <= fewest) high = middle;
    else low = middle + 1;
  }
  return packGreedily(lengths, from, to, low);
}

/** The length of sentences `[from, to)` spoken as one text. */
export function lengthOf(lengths: Lengths, from: number, to: number): number {
  return (lengths.ends[to - 1] ?? 0) - (lengths.starts[from] ?? 0);
}

function packGreedily(lengths: Lengths, from: number, to: number, limit: number): Stretch[] {
  const packed: Stretch[] = [];
  for (let start = from; start < to;) {
    let end = start + 1;
    while (end < to && lengthOf(lengths, start, end + 1) <= limit) end++;
    packed.push({ from: start, to: end });
    start = end;
  }
  return packed;
}
