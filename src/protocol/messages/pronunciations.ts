import type { Pronunciation } from '../../core/model/pronunciation.js';

/** How a word of a document's book is said from now on. */
export interface SetPronunciationParams {
  readonly uri: string;
  readonly pronunciation: Pronunciation;
}

export interface SetPronunciationResult {
  /** The file that says so. */
  readonly uri: string;
}
