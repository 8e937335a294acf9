const place = /\{(\d)\}/;

/** A sentence for people with its values in the places `{0}`, `{1}` and on. */
export function filled(phrase: string, ...values: readonly string[]): string {
  return phrase.replace(new RegExp(place, 'g'), (_, index: string) => values[Number(index)] ?? '');
}

/** A phrase taken apart at its places. */
export interface PhraseParts {
  /** What stands before, between and after the places: one more than those. */
  readonly pieces: readonly string[];
  /** The number of each place. */
  readonly numbers: readonly number[];
}

/** Takes a phrase apart, once for all texts that it is looked for in. */
export function partsOf(phrase: string): PhraseParts {
  const parts = phrase.split(place);
  return {
    pieces: parts.filter((_, at) => at % 2 === 0),
    numbers: parts.filter((_, at) => at % 2 === 1).map(Number),
  };
}

/**
 * The values in a text that {@link filled} made of a phrase, by their numbers; undefined where it is of another. What can be cut in
 * more than one way has its first values as short as can be. It takes no longer than reading the text once.
 */
export function valuesIn({ pieces, numbers }: PhraseParts, text: string): readonly string[] | undefined {
  const [first = '', ...others] = pieces;
  const last = others.at(-1);
  if (last === undefined) return text === first ? [] : undefined;
  if (!text.startsWith(first) || !text.endsWith(last)) return undefined;
  const values: string[] = [];
  let at = first.length;
  for (const [index, piece] of others.entries()) {
    const end = index === others.length - 1 ? text.length - last.length : text.indexOf(piece, at);
    if (end < at) return undefined;
    values[numbers[index] ?? 0] = text.slice(at, end);
    at = end + piece.length;
  }
  return values;
}
