import { matchesOf } from '../base/matchesOf.js';
import type { WordPlaceInBook } from '../model/bookWords.js';
import { sourceSpan, type Spoken } from '../model/spoken.js';

/** How often a word stands in a book, and how it is written there. */
export interface Tally {
  /** As it stands at its first place inside a sentence, else at its first. */
  readonly word: string;
  readonly count: number;
  /** With a small first letter. */
  readonly small: number;
  /** With a capital and small letters behind it, where no sentence begins. */
  readonly capitalInside: number;
  readonly first: WordPlaceInBook;
}

/** Counts the words of a book, chapter by chapter. */
export interface WordTally {
  /** A sentence of a file; `isTitle` for headings, whose capitals tell nothing. */
  add(file: string, spoken: Spoken, isTitle: boolean): void;
  /** By their lower case. */
  readonly words: ReadonlyMap<string, Tally>;
}

const word = /\p{L}[\p{L}\p{M}]*(?:[-’']\p{L}[\p{L}\p{M}]*)*/gu;
/** Of a possessive, or of a short verb: “Ann’ll”. */
const ending = /[’'](?:s|ll|d|ve|re)?$/u;
const capitalised = /^\p{Lu}[\p{L}\p{M}’'-]*\p{Ll}/u;
/** What stands before a word with which a sentence, a quotation, a verse or a clause after a colon begins. */
const beginning = /(?:^|[.!?…:;“”«»„‘"—–(\n*]["”’»)]*)\s*$/u;
/** Characters before a word that tell it. */
const sight = 8;

export function createWordTally(): WordTally {
  const words = new Map<string, Tally>();
  return {
    words,
    add(file, spoken, isTitle) {
      const text = withLineEnds(spoken);
      for (const { index, 0: match } of matchesOf(word, text)) {
        const written = match.replace(ending, '');
        const span = sourceSpan(spoken, index, index + written.length);
        if (!span) continue;
        const isInside = !isTitle && !beginning.test(text.slice(Math.max(0, index - sight), index));
        const isName = capitalised.test(written);
        const key = written.toLowerCase();
        const old = words.get(key);
        words.set(key, {
          word: old && (old.capitalInside > 0 || !isInside || !isName) ? old.word : written,
          count: (old?.count ?? 0) + 1,
          small: (old?.small ?? 0) + (/^\p{Ll}/u.test(written) ? 1 : 0),
          capitalInside: (old?.capitalInside ?? 0) + (isInside && isName ? 1 : 0),
          first: old?.first ?? { file, span },
        });
      }
    },
  };
}

/** What is spoken, with the ends of lines as they were written: verses begin with capitals. */
function withLineEnds(spoken: Spoken): string {
  return spoken
    .map(({ text, verbatim }) => (verbatim || text.trim() !== '' ? text : '\n'.repeat(text.length)))
    .join('');
}
