/** What code has to know of a language to say whether two texts say the same. All words in lower case. */
export interface LanguageWords {
  /** Articles, conjunctions, auxiliaries and the like, which may come and go. Pronouns aren't among them. */
  readonly functionWords: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  /** Fits a word that is a number, cardinal or ordinal, where it isn't an article as well. */
  readonly number: RegExp;
  /** Before what a long sentence may be cut, beside semicolons and dashes: an `and` and its like. */
  readonly joints: readonly string[];
  /** What signs are called. */
  readonly signs: Readonly<Record<string, string>>;
  /** What short forms are called that are left over in a spoken text; with their stops. */
  readonly shortForms: Readonly<Record<string, string>>;
  /** Where things have a capital as names do: by what it can be told that a word is one. */
  readonly things?: ThingSigns;
}

/** By what a word with a capital is known to be a thing's; all others may be names. */
export interface ThingSigns {
  /** Right before it stand words that are before no name, such as `a`… */
  readonly behind: ReadonlySet<string>;
  /** …unless one of these is before them: *the one* is somebody, and a name may follow. */
  readonly unlessAfter: ReadonlySet<string>;
  /** How words end that were made of others. */
  readonly ending: RegExp;
}

/** The words of a line, as a set. */
export function wordSet(line: string): ReadonlySet<string> {
  return new Set(line.split(' '));
}
