import type { CastPronoun } from '../model/cast.js';
import type { Lexicon } from './lexicon.js';

/** Who a text says something of. */
export type Subject =
  | { readonly kind: 'person'; readonly text: string }
  | { readonly kind: 'pronoun'; readonly pronoun: CastPronoun | 'I' };

/** A subject and where it ends in its text. */
export interface FoundSubject {
  readonly subject: Subject;
  readonly end: number;
}

const word = /[\p{L}\p{M}]+(?:[-’'][\p{L}\p{M}]+)*/uy;
const capital = /^\p{Lu}/u;
const possessive = /[’']s?$/u;
const longestDescription = 3;

/** The word that begins at an offset; undefined where none does. */
export function wordFrom(text: string, at: number): string | undefined {
  word.lastIndex = at;
  return word.exec(text)?.[0];
}

/** Someone who is named, described or meant by a pronoun from an offset on: `Dr. Mortimer`, `the old man`, `she`. */
export function readSubject(text: string, at: number, lexicon: Lexicon): FoundSubject | undefined {
  const first = wordFrom(text, at);
  if (first === undefined) return undefined;
  const lower = first.toLowerCase();
  const pronoun = lexicon.pronouns.get(first) ?? lexicon.pronouns.get(lower);
  if (pronoun) return { subject: { kind: 'pronoun', pronoun }, end: at + first.length };
  if (lexicon.determiners.has(lower)) return describedFrom(text, at, at + first.length, lexicon);
  const isTitle = lexicon.titles.has(lower) && capital.test(first);
  if (!capital.test(first) || (!isTitle && lexicon.notNames.has(lower))) return undefined;
  return personAt(text, at, capitalsFrom(text, at, lexicon));
}

/** `the Mock Turtle`, `the old man`: up to the last of its capitals, a word for a kind of people, or what can't belong to it. */
function describedFrom(text: string, at: number, begin: number, lexicon: Lexicon): FoundSubject | undefined {
  let end = begin;
  for (let count = 0; count < longestDescription; count++) {
    const next = nextWord(text, end);
    if (!next) break;
    if (capital.test(next.word)) return personAt(text, at, capitalsFrom(text, next.at, lexicon));
    const lower = next.word.toLowerCase();
    if (
      lexicon.stops.has(lower) ||
      lexicon.pronouns.has(lower) ||
      lexicon.verbs.has(lower) ||
      (count > 0 && lower.endsWith('ly'))
    )
      break;
    end = next.at + next.word.length;
    if (lexicon.kinds.has(lower)) break;
  }
  return end > begin ? personAt(text, at, end) : undefined;
}

function personAt(text: string, at: number, end: number): FoundSubject | undefined {
  const name = text.slice(at, end);
  return possessive.test(name) ? undefined : { subject: { kind: 'person', text: name }, end };
}

/** Where a run of words with capitals ends, a title’s full stop inside it. */
function capitalsFrom(text: string, at: number, { titles }: Lexicon): number {
  let last = wordFrom(text, at) ?? '';
  let end = at + last.length;
  for (;;) {
    const next = nextWord(text, text[end] === '.' && titles.has(last.toLowerCase()) ? end + 1 : end);
    if (!next || !capital.test(next.word)) return end;
    last = next.word;
    end = next.at + last.length;
  }
}

/** The word behind one space. */
export function nextWord(text: string, end: number): { readonly word: string; readonly at: number } | undefined {
  const at = end + 1;
  if (!/\s/.test(text[end] ?? '')) return undefined;
  const found = wordFrom(text, at);
  return found === undefined ? undefined : { word: found, at };
}
