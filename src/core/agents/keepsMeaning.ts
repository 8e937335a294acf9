import { languageWords } from './languages/index.js';
import { addsLetters, isPlain } from './plainText.js';
import { rootOf, wordsIn, type Word } from './words.js';

/** The least share of content words that is kept, and the most that may be new. */
const leastKept = 0.8;
const mostNew = 0.25;
/** The least share of words that count and stand in the same order; of the longer text. */
const leastInOrder = 0.7;
/** The least share of a sentence's words that were there before. */
const leastKnown = 0.5;
const shortest = 0.5;
/** Of its own length, the most that other words for a text may have. */
export const mostGrowth = 1.6;
/** Characters; longer texts are no chunk's, and the order of their words would take too long to compare. */
const longestText = 4_000;

interface Texts {
  readonly before: string;
  readonly after: string;
  readonly wordsBefore: readonly Word[];
  readonly wordsAfter: readonly Word[];
}

interface Rule {
  readonly says: string;
  readonly isBroken: (texts: Texts) => boolean;
}

/** What Markdown does something with: a text that has it can only be changed by hand. */
const markup = /[`[\]<>|\\{}$*_~]|&#?\w+;|https?:|^[ \t]*(?:[-+#=]+(?=\s|$)|\d{1,9}[.)](?=\s)| {4}|\t)/imu;

const rules: readonly Rule[] = [
  { says: 'it is too long or too short', isBroken: ({ before, after }) => !isAsLong(before, after) },
  { says: 'it isn’t plain text', isBroken: ({ after }) => !isPlain(after) },
  { says: 'the text has markup', isBroken: ({ before }) => markup.test(before) },
  { says: 'it adds letters of another kind', isBroken: ({ before, after }) => addsLetters(before, after) },
  { says: 'it loses or adds a name', isBroken: (texts) => losesName(texts) || addsName(texts) },
  {
    says: 'its numbers differ',
    isBroken: ({ wordsBefore, wordsAfter }) => numbersIn(wordsBefore) !== numbersIn(wordsAfter),
  },
  {
    says: 'its negations differ',
    isBroken: ({ wordsBefore, wordsAfter }) => negated(wordsBefore) !== negated(wordsAfter),
  },
  { says: 'it loses words', isBroken: ({ wordsBefore, wordsAfter }) => shareIn(wordsBefore, wordsAfter) < leastKept },
  { says: 'it adds words', isBroken: ({ wordsBefore, wordsAfter }) => shareIn(wordsAfter, wordsBefore) < 1 - mostNew },
  {
    says: 'it has other words or another order',
    isBroken: ({ wordsBefore, wordsAfter }) => inOrder(wordsBefore, wordsAfter) < leastInOrder,
  },
  { says: 'it adds a sentence', isBroken: addsSentence },
];

/**
 * Whether `after` says what `before` says, as far as code can tell: names, numbers in their order, negations with what they
 * deny, at least four fifths of the content words, mostly in their order, about as long, and nothing but plain words. It is
 * made to refuse too much: what it refuses is only not proposed.
 */
export function keepsMeaning(before: string, after: string, language: string): boolean {
  return meaningLost(before, after, language) === undefined;
}

/** Why `after` doesn't say what `before` says; undefined where it does. */
export function meaningLost(before: string, after: string, language: string): string | undefined {
  const known = languageWords(language);
  if (!known) return 'nothing is known of its language';
  if (before.length > longestText || after.length > longestText) return 'it is too long to be compared';
  const texts = { before, after, wordsBefore: wordsIn(before, known), wordsAfter: wordsIn(after, known) };
  if (texts.wordsAfter.length === 0) return 'it leaves no words';
  return rules.find(({ isBroken }) => isBroken(texts))?.says;
}

function isAsLong(before: string, after: string): boolean {
  const share = after.length / before.length;
  return share >= shortest && share <= mostGrowth;
}

function losesName({ wordsBefore, wordsAfter }: Texts): boolean {
  const there = new Set(wordsAfter.map(({ text }) => text));
  return wordsBefore.some(({ kind, text }) => kind === 'name' && !there.has(text));
}

/** A sentence may begin anew with a word that was there. */
function addsName({ wordsBefore, wordsAfter }: Texts): boolean {
  const there = new Set(wordsBefore.map(({ text }) => text));
  return wordsAfter.some(({ kind, text }) => kind === 'name' && !there.has(text));
}

function numbersIn(words: readonly Word[]): string {
  return words.flatMap(({ kind, text }) => (kind === 'number' ? [text] : [])).join(' ');
}

/** Each negation's next word that counts: “He did not go but she came” isn't “He came but she did not go”. */
function negated(words: readonly Word[]): string {
  const denied = words.flatMap(({ kind }, index) => {
    if (kind !== 'negation') return [];
    const next = words
      .slice(index + 1)
      .find((word) => word.kind === 'content' || word.kind === 'name' || word.kind === 'number');
    return [next ? rootOf(next) : ''];
  });
  return JSON.stringify(denied);
}

/** The share of the different content words of a text that another one has too; 1 where it has none. */
function shareIn(words: readonly Word[], others: readonly Word[]): number {
  const own = contentOf(words);
  const there = contentOf(others);
  return own.size === 0 ? 1 : [...own].filter((word) => there.has(word)).length / own.size;
}

function contentOf(words: readonly Word[]): ReadonlySet<string> {
  return new Set(words.filter(({ kind }) => kind === 'content' || kind === 'name').map(rootOf));
}

/** The share of the words that count which stand in the same order: their longest common subsequence, of the longer text's. */
function inOrder(before: readonly Word[], after: readonly Word[]): number {
  const counting = (words: readonly Word[]) => words.filter(({ kind }) => kind !== 'function').map(rootOf);
  const [own, other] = [counting(before), counting(after)];
  const most = Math.max(own.length, other.length);
  if (most === 0) return differsAtAll(before, after) ? 0 : 1;
  let row = new Array<number>(other.length + 1).fill(0);
  for (const word of own) {
    const next = [0];
    for (const [index, otherWord] of other.entries())
      next.push(word === otherWord ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    row = next;
  }
  return (row.at(-1) ?? 0) / most;
}

function differsAtAll(before: readonly Word[], after: readonly Word[]): boolean {
  return before.map(({ text }) => text).join(' ') !== after.map(({ text }) => text).join(' ');
}

/** Whether a sentence is mostly made of words that weren't there: a remark, or something to be done. */
function addsSentence({ wordsBefore, wordsAfter }: Texts): boolean {
  const there = new Set(wordsBefore.map(({ text }) => text));
  const sentences: Word[][] = [];
  for (const word of wordsAfter) {
    if (word.isFirst || sentences.length === 0) sentences.push([]);
    sentences.at(-1)?.push(word);
  }
  return sentences.some(
    (sentence) => sentence.filter(({ text }) => there.has(text)).length < sentence.length * leastKnown,
  );
}
