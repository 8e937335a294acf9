import type { Book } from '../../core/model/book.js';
import type { ChunkState } from '../../core/model/state.js';

/** The book that a document or folder belongs to. */
export interface BookParams {
  readonly uri: string;
}

/** A chapter of a book: how many of its chunks are in each state, and how long its takes are, in seconds. */
export interface BookChapter {
  readonly uri: string;
  readonly id: string;
  readonly title: string;
  readonly counts: Readonly<Record<ChunkState, number>>;
  readonly seconds: number;
  /** Why nobody can speak it, and what to do; such a chapter has no chunks, and no name but its file's. */
  readonly unspeakable?: string;
}

/** A book and its chapters in reading order. */
export interface BookResult {
  readonly book: Book;
  readonly rootUri: string;
  readonly chapters: readonly BookChapter[];
}

/** All books of these folders, and those of these documents that are in none of them. */
export interface BooksParams {
  readonly folderUris: readonly string[];
  readonly documentUris: readonly string[];
}

/** The books that were found, each once. */
export interface BooksResult {
  readonly books: readonly BookResult[];
}

/** A folder that becomes a book: `lector.yaml` is written there. */
export interface CreateBookParams {
  readonly folderUri: string;
  readonly title: string;
}

/** The `lector.yaml` that was written. */
export interface CreateBookResult {
  readonly uri: string;
}

/** A book's takes that nothing refers to; they are removed where `remove` says so. */
export interface CleanAudioParams {
  readonly uri: string;
  readonly remove: boolean;
}

/** How many files, of how many bytes, nothing refers to; they are gone where that was asked for. */
export interface CleanAudioResult {
  readonly files: number;
  readonly bytes: number;
}

/** Something under the book changed (records, takes, files): views ask again. */
export interface BookChangedParams {
  readonly rootUri: string;
}
