import type { SentenceJoin, SentenceWords } from './sentenceWords.js';

const opening = `["'“‘«„‚¿¡([]*`;

// Patterns that stand in a function may be compiled again each time it is called (see matchesOf).
const lowerCase = /^["'“‘«„‚([]*(?:[—–-]+\s*)?["'“‘«]?\p{Ll}/u;
const mark = /^[,;:]/;
const listMarker = /^\s*(?:[•⁃▪◦‣·-]\s*)?\(?(?:\d{1,3}|\p{L}|[ivx]+)\s?(?:\.\)|[.)])$/iu;
/** Three dots with a space before them are an omission; a fourth ends the sentence. */
const omission = /(?:^|[^.\s]\s)(?:\.{3}|…|\. \. \.)$/u;
const quoteEnd = /["'”’»\]]$/;
const reference = /^\([^()]{1,60}\)[.,;]/;
const lastQuoteMark = /^["'”’»)\]]+(?:\s|$)/;
const number = /^(?:[\d§#]|[IVXLCDM]{2,}\b|[IVXLCDM][,.;:)])/;
const exclaimed = /[!?…—]["'”’»]+$/;
const clock = /[\d\s][ap]\.\s?m\.$/i;
const initial = /(?:^|[^\p{L}\p{N}])(?:\p{Lu}|(?:\p{L}\.){1,5}\p{L})\.$/u;

/** The reasons that hold in every language. */
export const commonJoins: readonly SentenceJoin[] = [
  { id: 'goes on in lower case', joins: (_, right) => lowerCase.test(right) },
  { id: 'goes on after a mark', joins: (_, right) => mark.test(right) },
  { id: 'list marker belongs to its item', joins: (left) => listMarker.test(left) },
  { id: 'omission', joins: (left) => omission.test(left.slice(-8)) },
  { id: 'reference after a quote', joins: (left, right) => quoteEnd.test(left) && reference.test(right) },
  { id: 'bracket still open', joins: isBracketOpen },
  { id: 'quote mark of the sentence before', joins: (_, right) => lastQuoteMark.test(right) },
];

/** The reasons that a language's words give. */
export function joinsOf(words: SentenceWords): readonly SentenceJoin[] {
  const neverEnd = endsWith(words.neverEnd);
  const beforeNumbers = endsWith(words.beforeNumbers);
  const mayEnd = endsWith(words.mayEnd);
  const starter = new RegExp(`^${opening}(?:${alternatives(words.starters)})(?![\\p{L}.])`, 'iu');
  const named = `(?:\\p{Lu}[\\p{L}'’-]*\\s){1,3}`;
  const speaking = new RegExp(`^${named}(?:${alternatives(words.speaking)})(?!\\p{L})`, 'u');
  return [
    { id: 'abbreviation inside a sentence', joins: neverEnd },
    {
      id: 'abbreviation before a number',
      joins: (left, right) => beforeNumbers(left) && number.test(right),
    },
    {
      id: 'abbreviation or initial before a name',
      joins: (left, right) => (mayEnd(left) || isInitial(left)) && !starter.test(right),
    },
    {
      id: 'who spoke comes after the quote',
      joins: (left, right) => exclaimed.test(left) && speaking.test(right),
    },
    ...(words.joins ?? []),
  ];
}

/** Characters; enough for any abbreviation and what stands before it. */
const longestAbbreviation = 20;

/** One capital or letters with dots between, but not a time of day: that one usually does end its sentence. */
function isInitial(left: string): boolean {
  if (!left.endsWith('.')) return false;
  const tail = left.slice(-longestAbbreviation);
  return !clock.test(tail) && initial.test(tail);
}

function isBracketOpen(left: string, right: string): boolean {
  const open = Math.max(left.lastIndexOf('('), left.lastIndexOf('['));
  if (open < 0 || /[)\]]/.test(left.slice(open))) return false;
  const close = right.search(/[()[\]]/);
  return close >= 0 && /[)\]]/.test(right.charAt(close));
}

/** Matches a text that ends in one of the words and a dot. */
function endsWith(words: readonly string[]): (left: string) => boolean {
  const pattern = new RegExp(`(?:^|[^\\p{L}\\p{N}])(?:${alternatives(words)})\\.$`, 'iu');
  return (left) => left.endsWith('.') && pattern.test(left.slice(-longestAbbreviation));
}

/** Words as a pattern; of none, one that never matches. */
function alternatives(words: readonly string[]): string {
  return words.length > 0 ? words.map((word) => word.replaceAll('.', '\\.')).join('|') : '(?!)';
}
