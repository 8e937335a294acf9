import type { CastPronoun } from '../../model/cast.js';

/** A pair of quotation marks. */
export interface QuotePair {
  readonly open: string;
  readonly close: string;
}

/** How a language writes down what people say. Adding one is a file that exports one of these and a line in `index.ts`. */
export interface SpeechLanguage {
  /** BCP 47 primary subtag. */
  readonly id: string;
  /** Quotation marks of its books; a book keeps to the pair that it uses most. */
  readonly quotes: readonly QuotePair[];
  /** Whether a dash at a paragraph's begin opens what is said. */
  readonly hasDashes: boolean;
  /** What names a speaker; a language without it has its quotations found, and its speakers by marks and turns alone. */
  readonly tags?: TagWords;
}

/** The words of a language that name who speaks. Lower case, whole words. */
export interface TagWords {
  /** Verbs as they stand beside a quotation: `said`. */
  readonly verbs: readonly string[];
  /** As subjects: `he`. */
  readonly pronouns: Readonly<Record<string, CastPronoun | 'I'>>;
  /** Others that tell whom they stand for: `his`. */
  readonly hints: Readonly<Record<string, CastPronoun>>;
  /** What a description begins with: `the`, `my`. */
  readonly determiners: readonly string[];
  /** What ends a description: `in`, `with`, `who`. */
  readonly stops: readonly string[];
  /** Words before a name, with what they say of its bearer; without a full stop. */
  readonly titles: Readonly<Record<string, CastPronoun | ''>>;
  /** Words that say of someone whether it is a he or a she: `man`, `queen`. */
  readonly kinds: Readonly<Record<string, CastPronoun>>;
  /** Words that a quotation follows without being said: `the word “No”`. */
  readonly mentions: readonly string[];
  /** What makes a quotation the subject of its sentence: `“No” was his answer`. */
  readonly copulas: readonly string[];
  /** Words with a capital at a sentence's begin that are no names. */
  readonly notNames: readonly string[];
}
