import type { Tally, WordTally } from './wordTally.js';

/** Names and rare words that are listed at most, of each. */
const mostNames = 400;
const mostRare = 25;
/** A word that stands there oftener isn't rare. */
const mostPlaces = 2;
/** A rare word has so many letters, or its sounds are seldom in doubt. */
const leastLetters = 5;
/** How unlikely its letters are beside those of the book's other words: standard deviations below their mean. */
const leastStrange = 1.5;

/**
 * The names of a book: words with a capital inside a sentence, and never without one. In a language whose nouns all have capitals
 * nothing can be told so, and none are.
 * @param isOrdinary words in lower case that are no names though they have capitals
 */
export function namesOf({ words }: Pick<WordTally, 'words'>, isOrdinary: (word: string) => boolean): readonly Tally[] {
  return [...words]
    .filter(([key, { small, capitalInside }]) => capitalInside > 0 && small === 0 && !isOrdinary(key))
    .map(([, tally]) => tally)
    .sort(frequentFirst)
    .slice(0, mostNames);
}

/**
 * The words of a book whose letters follow one another as they do in few of its words, the strangest first: made-up words, loans, dialect.
 * How strange is the mean of −log P(letter | the two before it), counted over the book's own words, so that no list is needed.
 */
export function rareOf({ words }: Pick<WordTally, 'words'>): readonly Tally[] {
  const small = [...words].filter(([key, tally]) => tally.small > 0 && !/[-’']/u.test(key));
  const model = lettersOf(small.map(([key]) => key));
  const scored = small.map(([key, tally]) => ({ tally, key, strange: strangeness(key, model) }));
  const mean = scored.reduce((sum, { strange }) => sum + strange, 0) / Math.max(1, scored.length);
  const variance = scored.reduce((sum, { strange }) => sum + (strange - mean) ** 2, 0) / Math.max(1, scored.length);
  const limit = mean + leastStrange * Math.sqrt(variance);
  return scored
    .filter(({ key, tally, strange }) => {
      return strange > limit && key.length >= leastLetters && tally.count <= mostPlaces;
    })
    .sort((a, b) => b.strange - a.strange)
    .slice(0, mostRare)
    .map(({ tally }) => tally);
}

interface Letters {
  readonly pairs: ReadonlyMap<string, number>;
  readonly threes: ReadonlyMap<string, number>;
}

/** How often two and three letters follow one another, each word once; an edge counts as a letter. */
function lettersOf(words: readonly string[]): Letters {
  const pairs = new Map<string, number>();
  const threes = new Map<string, number>();
  for (const word of words) {
    for (const three of threesOf(word)) {
      pairs.set(three.slice(0, 2), (pairs.get(three.slice(0, 2)) ?? 0) + 1);
      threes.set(three, (threes.get(three) ?? 0) + 1);
    }
  }
  return { pairs, threes };
}

/** Letters that any two may be followed by, for those never seen together. */
const alphabet = 30;

function strangeness(word: string, { pairs, threes }: Letters): number {
  const all = threesOf(word);
  // The word itself was counted once: what only it has is as good as never seen.
  const sum = all.reduce((total, three) => {
    const seen = Math.max(0, (threes.get(three) ?? 0) - 1);
    const before = Math.max(0, (pairs.get(three.slice(0, 2)) ?? 0) - 1);
    return total - Math.log((seen + 1 / alphabet) / (before + 1));
  }, 0);
  return sum / all.length;
}

function threesOf(word: string): readonly string[] {
  const edged = `  ${word} `;
  return Array.from({ length: word.length + 1 }, (_, at) => edged.slice(at, at + 3));
}

function frequentFirst(a: Tally, b: Tally): number {
  return b.count - a.count || a.word.localeCompare(b.word);
}
