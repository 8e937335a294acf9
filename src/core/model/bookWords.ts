import type { Pronunciation } from './pronunciation.js';
import type { Span } from './span.js';

/** Why a word of a book is worth a look. */
export type WordKind = 'name' | 'rare' | 'listed';

/** A place in a book. */
export interface WordPlaceInBook {
  /** Path inside the book, forward slashes. */
  readonly file: string;
  readonly span: Span;
}

/** A word of a book that a voice may get wrong. */
export interface BookWord extends WordPlaceInBook {
  /** As it stands at its first place, without the ending of a possessive. */
  readonly word: string;
  readonly kind: WordKind;
  readonly count: number;
  /** Of a listed word: which program's list it stands in. */
  readonly list?: string;
  /** What `pronunciations.yaml` says of it. */
  readonly pronunciation?: Pronunciation;
}

/** One way of saying a word that is written alike and said otherwise. */
export interface Reading {
  /** `verb`, `past`, `noun` or `adjective`. */
  readonly part: string;
  /** As eSpeak NG writes IPA. */
  readonly ipa: string;
  /** The same in ordinary letters, for people and for engines that read no IPA. */
  readonly alias: string;
}

/** Such a word in a sentence. */
export interface Heteronym {
  /** As it is written there. */
  readonly word: string;
  /** What stands around it, with the word in the middle. */
  readonly around: { readonly before: string; readonly after: string };
  /** All ways of saying it. */
  readonly readings: readonly Reading[];
  /** The one that its sentence shows; absent where it shows none for sure. */
  readonly reading?: Reading;
}

/** … and where in a book. */
export interface HeteronymPlace extends Heteronym, WordPlaceInBook {
  /** Who says it so: a rule of Lector's, `pronunciations.yaml`, or the engine as it likes. */
  readonly by: 'rule' | 'book' | 'engine';
  /** How it is said where the book says so. */
  readonly said?: string;
}

/** What a person may want to hear before a book is narrated. */
export interface BookWords {
  /** Names, then rare words, then those of word lists; the most frequent of each first. */
  readonly words: readonly BookWord[];
  /** By their places in the book. */
  readonly heteronyms: readonly HeteronymPlace[];
}
