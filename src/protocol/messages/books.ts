import type { Book } from '../../core/model/book.js';
import type { ChunkState } from '../../core/model/state.js';

export interface BookParams {
  readonly uri: string;
}

export interface BookChapter {
  readonly uri: string;
  readonly id: string;
  readonly title: string;
  readonly counts: Readonly<Record<ChunkState, number>>;
  readonly seconds: number;
}

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

export interface BooksResult {
  readonly books: readonly BookResult[];
}

export interface CreateBookParams {
  readonly folderUri: string;
  readonly title: string;
}

export interface CreateBookResult {
  readonly uri: string;
}

/** A book's takes that nothing refers to; they are removed where `remove` says so. */
export interface CleanAudioParams {
  readonly uri: string;
  readonly remove: boolean;
}

export interface CleanAudioResult {
  readonly files: number;
  readonly bytes: number;
}

/** Something under the book changed (records, takes, files): views ask again. */
export interface BookChangedParams {
  readonly rootUri: string;
}
