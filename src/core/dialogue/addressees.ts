import { matchesOf } from '../base/matchesOf.js';
import type { Lexicon } from './lexicon.js';
import type { People } from './people.js';

const vocative = /(?:^|[,.!?—]\s?)\s*((?:\p{L}+\.?\s+){0,2}\p{Lu}\p{L}+)(?=[,.!?—])/gu;

/** Those who are called by their names in what somebody says: “Well, Watson, …”. */
export function addressees(words: string, people: People): readonly string[] {
  return calls(words).flatMap((name) => {
    const parts = name.split(/\s+/u);
    return parts.map((_, at) => people.find(parts.slice(at).join(' '))).find((one) => one !== undefined) ?? [];
  });
}

/** Names with a title that somebody is called by: nobody says sir to a place. */
export function calledByTitle(words: string, { titles }: Lexicon): readonly string[] {
  return calls(words).flatMap((name) => {
    const parts = name.split(/\s+/u);
    const at = parts.findIndex((part) => /^\p{Lu}/u.test(part) && titles.has(part.replace('.', '').toLowerCase()));
    return at >= 0 && at < parts.length - 1 ? parts.slice(at).join(' ') : [];
  });
}

function calls(words: string): readonly string[] {
  return matchesOf(vocative, words).map(([, name = '']) => name);
}
