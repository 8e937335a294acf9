const place = /\{(\d)\}/;

/** A sentence for people with its values in the places `{0}`, `{1}` and on. */
export function filled(phrase: string, ...values: readonly string[]): string {
  return phrase.replace(new RegExp(place, 'g'), (_, index: string) => values[Number(index)] ?? '');
}

/** The values in a text that {@link filled} made of a phrase, by their numbers; undefined where it is of another. */
export function valuesIn(phrase: string, text: string): readonly string[] | undefined {
  const parts = phrase.split(place);
  const source = parts
    .map((part, at) => (at % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : '([^]*)'))
    .join('');
  const found = new RegExp(`^${source}$`).exec(text);
  if (!found) return undefined;
  const values: string[] = [];
  for (const [at, value] of found.slice(1).entries()) values[Number(parts[at * 2 + 1])] = value;
  return values;
}
