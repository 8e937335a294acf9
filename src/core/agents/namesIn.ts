import { matchesOf } from '../base/matchesOf.js';

/** A longer form is how a name is told where it has at least this share of the shorter one's places. */
const fullNameShare = 0.15;
/** Names that are looked at; rarer ones tell nothing of a text. */
const mostNames = 200;
/** Characters before a name that tell whether a sentence begins with it. */
const sight = 8;

/** Letters of an abbreviation are no name. */
const abbreviation = /^\p{Lu}+$/u;
const run = /\p{Lu}[\p{L}\p{M}]+(?:[-’']\p{L}{2,})*(?: \p{Lu}[\p{L}\p{M}]+(?:[-’']\p{L}{2,})*){0,2}/gu;
const sentenceStart = /(?:^|[.!?…:“”«»„‘"—–(]["”’»)]*)\s*$/u;
/** A title or a short form, whose stop ends no sentence. */
const shortForm = /(?:^|[^\p{L}])\p{Lu}\p{L}{0,2}\.\s*$/u;
const possessive = /[’']s$/u;

/** A name and how often it occurs. */
export interface Name {
  readonly text: string;
  readonly count: number;
}

/**
 * The names in sentences, the most frequent first: words with a capital that occur at least so often inside a sentence, longer forms
 * instead of shorter ones.
 */
export function namesIn(
  sentences: readonly string[],
  stops: (word: string) => boolean,
  leastInside: number,
): readonly Name[] {
  const inside = new Map<string, number>();
  const anywhere = new Map<string, number>();
  for (const text of sentences) {
    for (const { index, 0: match } of matchesOf(run, text)) {
      const before = text.slice(Math.max(0, index - sight), index);
      const isFirst = sentenceStart.test(before) && !shortForm.test(before);
      const words = match.replace(possessive, '').split(' ');
      const kept = words.slice(words.findIndex((word) => !stops(word.toLowerCase())));
      if (kept.length === words.length && words.every((word) => stops(word.toLowerCase()))) continue;
      if (kept.every((word) => abbreviation.test(word))) continue;
      if (shortForm.test(text.slice(index, index + match.length + 1))) continue;
      for (const name of formsOf(kept)) {
        anywhere.set(name, (anywhere.get(name) ?? 0) + 1);
        if (!isFirst || kept.length > 1) inside.set(name, (inside.get(name) ?? 0) + 1);
      }
    }
  }
  const found = [...inside]
    .filter(([, count]) => count >= leastInside)
    .map(([text]) => ({ text, count: anywhere.get(text) ?? 0 }))
    .sort((a, b) => b.count - a.count)
    .slice(0, mostNames);
  const kept: Name[] = [];
  for (const name of found) {
    const longer = found.find((other) => isPartOf(name, other) && other.count >= name.count * fullNameShare);
    const told = longer ? { text: longer.text, count: Math.max(name.count, longer.count) } : name;
    if (!kept.some(({ text }) => text === told.text || isPartOf(told, { text }) || isPartOf({ text }, told)))
      kept.push(told);
  }
  return kept;
}

/** Words with a capital as one name, and the shorter names in it: of “Keeper Mary Winter” “Keeper Mary” and “Mary Winter”. */
function formsOf(words: readonly string[]): readonly string[] {
  const whole = words.join(' ');
  return words.length < 3 ? [whole] : [whole, words.slice(0, -1).join(' '), words.slice(1).join(' ')];
}

function isPartOf({ text }: Pick<Name, 'text'>, { text: longer }: Pick<Name, 'text'>): boolean {
  return longer.length > text.length && ` ${longer} `.includes(` ${text} `);
}
