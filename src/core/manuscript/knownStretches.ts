import { lengthOf, type Lengths, type Stretch } from './packSentences.js';

/** Texts that were spoken before; their lengths spare most look-ups. */
export interface KnownTexts {
  readonly texts: ReadonlySet<string>;
  readonly lengths: ReadonlySet<number>;
}

export function knowTexts(texts: readonly string[]): KnownTexts {
  return { texts: new Set(texts), lengths: new Set(texts.map((text) => text.length)) };
}

/** The stretches of sentences that formed a chunk before and still may, from left to right, the longest first. */
export function knownStretches(text: string, lengths: Lengths, limit: number, known: KnownTexts): readonly Stretch[] {
  const found: Stretch[] = [];
  if (known.texts.size === 0) return found;
  const count = lengths.starts.length;
  for (let from = 0; from < count;) {
    const to = longestKnown(text, lengths, from, limit, known);
    if (to !== undefined) found.push({ from, to });
    from = to ?? from + 1;
  }
  return found;
}

function longestKnown(
  text: string,
  lengths: Lengths,
  from: number,
  limit: number,
  known: KnownTexts,
): number | undefined {
  let longest: number | undefined;
  for (let to = from + 1; to <= lengths.starts.length; to++) {
    const length = lengthOf(lengths, from, to);
    if (length > limit) break;
    if (known.lengths.has(length) && known.texts.has(text.slice(lengths.starts[from], lengths.ends[to - 1])))
      longest = to;
  }
  return longest;
}
