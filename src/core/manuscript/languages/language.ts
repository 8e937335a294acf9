import type { Rewrite } from '../rewrite.js';
import type { Heteronyms } from './heteronyms.js';
import type { SentenceWords } from '../sentences/sentenceWords.js';

/** What Lector knows of a language. Adding one is a file that exports one of these and a line in `index.ts`. */
export interface Language {
  /** Primary language subtag of BCP 47; `*` for the one that stands for all others. */
  readonly id: string;
  readonly sentences: SentenceWords;
  /** How writing is said, the longer forms before their parts. */
  readonly rewrites: readonly Rewrite[];
  /** An ending that may stand behind a word which is still the same word; absent where the language has none. */
  readonly ending?: WordEnding;
  /** Words that are written alike and said otherwise; absent where the language has no rules for them. */
  readonly heteronyms?: Heteronyms;
}

/** Such as the English `’s`. */
export interface WordEnding {
  /** How it is written: the source of a pattern without groups. */
  readonly written: string;
  /** A word in IPA with the sounds of the ending. */
  readonly sounds: (ipa: string) => string;
}
