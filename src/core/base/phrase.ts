import { remembering } from './recent.js';

const place = /\{(\d)\}/;

/** A sentence for people with its values in the places `{0}`, `{1}` and on. */
export function filled(phrase: string, ...values: readonly string[]): string {
  return phrase.replace(new RegExp(place, 'g'), (_, index: string) => values[Number(index)] ?? '');
}

/** The values in a text that {@link filled} made of a phrase, by their numbers; undefined where it is of another. */
export function valuesIn(phrase: string, text: string): readonly string[] | undefined {
  const { pattern, numbers } = patternOf(phrase);
  const found = pattern.exec(text);
  if (!found) return undefined;
  const values: string[] = [];
  for (const [at, value] of found.slice(1).entries()) values[numbers[at] ?? 0] = value;
  return values;
}

/** More than there are phrases. */
const keptPhrases = 1_500;

/** What finds the values of a phrase, and the number of each in its order. All phrases are tried at every text that is shown. */
const patternOf = remembering(keptPhrases, (phrase) => {
  const parts = phrase.split(place);
  const source = parts
    .map((part, at) => (at % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : '([^]*?)'))
    .join('');
  const numbers = parts.filter((_, at) => at % 2 === 1).map(Number);
  return { pattern: new RegExp(`^${source}$`), numbers };
});
