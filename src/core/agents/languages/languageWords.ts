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
}

/** The words of a line, as a set. */
export function wordSet(line: string): ReadonlySet<string> {
  return new Set(line.split(' '));
}
