import type { Rewrite } from '../rewrite.js';
import type { SentenceWords } from '../sentences/sentenceWords.js';

/** What Lector knows of a language. Adding one is a file that exports one of these and a line in `index.ts`. */
export interface Language {
  /** Primary language subtag of BCP 47; `*` for the one that stands for all others. */
  readonly id: string;
  readonly sentences: SentenceWords;
  /** How writing is said, the longer forms before their parts. */
  readonly rewrites: readonly Rewrite[];
}
