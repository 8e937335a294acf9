import { createRecent } from '../base/recent.js';
import type { Pronunciation } from '../model/pronunciation.js';
import type { Spoken } from '../model/spoken.js';
import { languageFor } from './languages/index.js';
import type { Language } from './languages/language.js';
import type { Passage } from './passage.js';
import { placeText } from './placedText.js';
import { rewrite, type Rewrite } from './rewrite.js';

/** As many as there are languages in a chapter, and some: what was rewritten by a list is remembered with that list. */
const keptLists = 8;
const lists = createRecent<readonly Rewrite[]>(keptLists);

/**
 * How the writing of a language is said where these pronunciations count: they come before all other rewrites. The same
 * pronunciations get the same list.
 * @param language BCP 47 tag
 */
export function rewritesWith(pronunciations: readonly Pronunciation[], language: string): readonly Rewrite[] {
  const own = languageFor(language);
  const counting = pronunciations.filter((one) => countsIn(one, language)).sort(longestFirst);
  if (counting.length === 0) return own.rewrites;
  const key = JSON.stringify([own.id, counting]);
  const known = lists.get(key) ?? [...counting.map((one) => rewriteOf(one, own)), ...own.rewrites];
  lists.set(key, known);
  return known;
}

/** Those whose words may stand in a manuscript: a book has many more than any of its chapters. */
export function thoseIn(
  passages: readonly Passage[],
  pronunciations: readonly Pronunciation[],
): readonly Pronunciation[] {
  if (pronunciations.length === 0) return pronunciations;
  const plain = plainOf(passages.map(({ written }) => written.text).join('\n'));
  return pronunciations.filter(({ word }) => plain.includes(plainOf(word).split(' ')[0] ?? ''));
}

/** What is spoken, where one more pronunciation counts. @param language BCP 47 tag */
export function saidSo(spoken: Spoken, one: Pronunciation, language: string): Spoken {
  const placed = placeText(spoken);
  return rewrite(placed, 0, placed.text.length, [rewriteOf(one, languageFor(language))]);
}

function countsIn({ language }: Pronunciation, text: string): boolean {
  if (language === undefined) return true;
  const [own, wanted] = [text.toLowerCase(), language.toLowerCase()];
  return own === wanted || own.startsWith(`${wanted}-`);
}

/** A longer word comes before its parts, and one that is bound to others, or to capitals, before the same one anywhere. */
function longestFirst(a: Pronunciation, b: Pronunciation): number {
  return b.word.length - a.word.length || boundsOf(b) - boundsOf(a);
}

function boundsOf({
  before = '',
  after = '',
  part = '',
  language = '',
  case: capitals = 'any',
}: Pronunciation): number {
  return [before !== '', after !== '', part !== '', capitals === 'exact', language !== ''].filter(Boolean).length;
}

const wordPart = String.raw`[\p{L}\p{M}\p{N}]`;

function rewriteOf(
  { word, alias, ipa, part, before, after, ...rest }: Pronunciation,
  { ending, heteronyms }: Language,
): Rewrite {
  const behind = before === undefined ? '' : `(?<=(?<!${wordPart})${patternOf(before)}\\s+)`;
  const ahead = after === undefined ? '' : `(?=\\s+${patternOf(after)}(?!${wordPart}))`;
  const inflected = ending ? `(${ending.written})?` : '()';
  const source = `${behind}(?<!${wordPart})(${patternOf(word)})${inflected}(?!['’]?${wordPart})${ahead}`;
  return {
    id: 'pronunciation',
    pattern: new RegExp(source, rest.case === 'exact' ? 'gu' : 'giu'),
    say({ 1: written = '', 2: suffix = '', index, input }) {
      if (part !== undefined && heteronyms && heteronyms.readingsOf(written).length > 0) {
        if (heteronyms.readingAt(input, index, index + written.length)?.part !== part) return undefined;
      }
      const text = `${alias ?? written.replace(/\s+/gu, ' ')}${suffix}`;
      return ipa === undefined ? text : { text, ipa: suffix === '' ? ipa : (ending?.sounds(ipa) ?? ipa) };
    },
  };
}

/** Words however their spaces, apostrophes and accents are written. */
function patternOf(words: string): string {
  const forms = new Set([words.normalize('NFC'), words.normalize('NFD')]);
  const sources = Array.from(forms, (form) =>
    form
      .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
      .replace(/['’]/g, "['’]")
      .replace(/\s+/g, '\\s+'),
  );
  return sources.length === 1 ? String(sources[0]) : `(?:${sources.join('|')})`;
}

function plainOf(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('’', "'");
}
