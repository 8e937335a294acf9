import type { BookWord, HeteronymPlace } from '../../core/model/bookWords.js';
import type { Pronunciation } from '../../core/model/pronunciation.js';
import type { ExportedWords, ImportedWords } from '../../core/model/report.js';

/** How a word of a document's book is said from now on. */
export interface SetPronunciationParams {
  readonly uri: string;
  readonly pronunciation: Pronunciation;
}

/** Where it was written. */
export interface SetPronunciationResult {
  /** The file that says so. */
  readonly uri: string;
}

/** Takes one pronunciation out of a book's file. */
export type RemovePronunciationParams = SetPronunciationParams;

/** A lexicon file that is read into a book's pronunciations, or that they are written to. */
export interface LexiconParams {
  readonly uri: string;
  readonly fileUri: string;
  readonly replace: boolean;
}

/** What was read from a lexicon; `uri` is the book’s file that has it now. */
export type ImportLexiconResult = ImportedWords & { readonly uri: string };
/** What was written to a lexicon. */
export type ExportLexiconResult = ExportedWords;

/** What a view shows of a book's words; `folderUris` may hold word lists of other programs. */
export interface BookWordsParams {
  readonly uri: string;
  readonly folderUris: readonly string[];
}

/** How words of a book sound, by the words; none in Restricted Mode, or where no voice can be asked. */
export interface WordSoundsParams {
  readonly uri: string;
  readonly words: readonly string[];
}

/** IPA by the words as they were asked for; those that no voice could say are absent. */
export interface WordSoundsResult {
  readonly sounds: Readonly<Record<string, string>>;
}

/** A word and its first place. */
export interface WordItem extends Omit<BookWord, 'file'> {
  readonly uri: string;
}

/** A place of a word that is said in two ways. */
export interface HeteronymItem extends Omit<HeteronymPlace, 'file'> {
  readonly uri: string;
}

/** The words of a book that a person may want to hear. */
export interface BookWordsResult {
  readonly rootUri: string;
  readonly title: string;
  /** The file of its pronunciations, whether it is there or not. */
  readonly fileUri: string;
  /** A chapter of it, in whose voice a word can be heard; absent where it has none. */
  readonly chapterUri?: string;
  readonly lexicon: readonly Pronunciation[];
  readonly words: readonly WordItem[];
  readonly heteronyms: readonly HeteronymItem[];
}
