/** The words of a language that decide where its sentences end; without their last dot, in any case. */
export interface SentenceWords {
  /** Always followed by more of the sentence: `Mr`, `e.g`. */
  readonly neverEnd: readonly string[];
  /** Followed by more where a number comes next: `No`, `p`. */
  readonly beforeNumbers: readonly string[];
  /** May end a sentence; they do where the next word is a usual first one: `Co`, `Jr`. */
  readonly mayEnd: readonly string[];
  /** Usual first words of a sentence that no name begins with. */
  readonly starters: readonly string[];
  /** Verbs that tell who spoke, after a quote that ends in `!` or `?`. */
  readonly speaking: readonly string[];
  /** Rules of this language alone. */
  readonly joins?: readonly SentenceJoin[];
}

/** A reason why two neighbours are one sentence after all. `left` ends without white space; both may be cut far off. */
export interface SentenceJoin {
  readonly id: string;
  readonly joins: (left: string, right: string) => boolean;
}
