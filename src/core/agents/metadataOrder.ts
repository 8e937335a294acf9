import type { Description } from '../model/description.js';
import type { ProseSentence } from './proseSentence.js';

/** A chapter or a book that is to be described. */
export interface MetadataOrder {
  readonly of: 'chapter' | 'book';
  /** As it stands in the book; empty where it has none. */
  readonly title: string;
  /** Of a chapter all its sentences, of a book those that describe its chapters; in reading order. */
  readonly sentences: readonly Pick<ProseSentence, 'text' | 'isSaid'>[];
  /** The tags of each chapter of a book; none for a chapter. */
  readonly tags: readonly (readonly string[])[];
  /** BCP 47 tag. */
  readonly language: string;
}

/** Words that each text may have. */
export const metadataLimits: Readonly<
  Record<MetadataOrder['of'], Readonly<Record<keyof Pick<Description, 'summary' | 'description' | 'plain'>, number>>>
> = {
  chapter: { summary: 30, description: 100, plain: 60 },
  book: { summary: 50, description: 300, plain: 100 },
};

/** Tags that a chapter or a book has at most. */
export const mostTags = 8;
