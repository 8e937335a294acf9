import { countWords } from '../base/countWords.js';
import { leaningWords, type LeaningWords } from './languages/leaningWords.js';
import { countRoots, type TellingWords } from './telling.js';
import { rootOf } from './words.js';

/** A sentence that may be picked. */
export interface Candidate {
  readonly text: string;
  /** Its place in the whole, from 0 to 1. */
  readonly at: number;
  /** How much it counts: 1 for what the narrator says. */
  readonly worth: number;
}

/** Words of a sentence that is easily read alone; others count for less. */
const comfortable = { least: 8, most: 28 };
/** Shorter sentences say as little as ones of so many words. */
const shortest = 10;
/** How much more a sentence counts at the very beginning, where a text says who and where. */
const earlyBonus = 0.6;
const earlyShare = 0.25;
const weights = { uncomfortable: 0.5, leaning: 0.4, aside: 0.6, unsettled: 0.4 };
/** What is left of the weight of a root that a sentence picked before has told already. */
const toldAlready = 0.35;

/**
 * Picks the sentences that say the most of what all of them are about, at most `limit` words in all, in their own order: by how often
 * their telling words occur, how early they stand, how long they are and whether they can stand alone. What was told already counts for less;
 * `leastShare` is what a sentence has to be worth at least of what the best one is.
 */
export function pickSentences<Sentence extends Candidate>(
  sentences: readonly Sentence[],
  { limit, leastShare }: { readonly limit: number; readonly leastShare: number },
  tellingIn: TellingWords,
  language: string,
): readonly Sentence[] {
  const leaning = leaningWords(language);
  const read = sentences.map((sentence, index) => {
    const telling = tellingIn(sentence.text);
    const words = countWords(sentence.text);
    const names = new Set(telling.flatMap(({ kind, text }) => (kind === 'name' ? [text] : [])));
    const form = formOf(sentence, words, names, leaning);
    return { sentence, index, telling, words, roots: [...new Set(telling.map(rootOf))], form };
  });
  const counts = countRoots(read.flatMap(({ telling }) => telling));
  const weight = new Map([...counts].map(([root, count]) => [root, Math.log2(1 + count)]));
  const picked: typeof read = [];
  let left = limit;
  let least = 0;
  for (;;) {
    let best: (typeof read)[number] | undefined;
    let bestScore = least;
    for (const one of read) {
      if (one.words > left || picked.includes(one)) continue;
      const sum = one.roots.reduce((total, root) => total + (weight.get(root) ?? 0), 0);
      const score = (sum / Math.sqrt(Math.max(shortest, one.words))) * one.form;
      if (score > bestScore) [best, bestScore] = [one, score];
    }
    if (!best) break;
    if (picked.length === 0) least = bestScore * leastShare;
    picked.push(best);
    left -= best.words;
    for (const root of best.roots) weight.set(root, (weight.get(root) ?? 0) * toldAlready);
  }
  return picked.sort((a, b) => a.index - b.index).map(({ sentence }) => sentence);
}

/** How well a sentence can stand alone, whatever it is about. */
function formOf(
  { text, at, worth }: Candidate,
  words: number,
  names: ReadonlySet<string>,
  leaning: LeaningWords,
): number {
  const isComfortable = words >= comfortable.least && words <= comfortable.most;
  const early = at < earlyShare ? 1 + earlyBonus * (1 - at / earlyShare) : 1;
  return (
    worth *
    early *
    (isComfortable ? 1 : weights.uncomfortable) *
    (leaning.starts.test(text) || leansOnName(text, names, leaning) ? weights.leaning : 1) *
    (/[(—;]/u.test(text) ? weights.aside : 1) *
    (/[?!…]/u.test(text) ? weights.unsettled : 1)
  );
}

/** Whether “he” comes before any name. */
function leansOnName(text: string, names: ReadonlySet<string>, { thirdPersons }: LeaningWords): boolean {
  const words = (text.match(/\p{L}+/gu) ?? []).map((word) => word.toLowerCase());
  const pronoun = words.findIndex((word) => thirdPersons.has(word));
  return pronoun >= 0 && !words.slice(0, pronoun).some((word) => names.has(word));
}
