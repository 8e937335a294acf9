import type { MetadataPath, MetadataValue } from './bookMetadata.js';
import type { MetadataLimit } from './metadataField.js';
import type { Patch } from './patch.js';
import type { ReadingLevel } from './readingLevel.js';

/**
 * Whose a value is: `you` wrote it, `accepted` from a proposal and as it was proposed, `detected` in the text or the voices; `none` where
 * there is no value.
 */
export type MetadataSource = 'you' | 'accepted' | 'detected' | 'none';

/** A value that waits for a person. */
export interface MetadataProposal extends Pick<Patch, 'id' | 'agent' | 'model' | 'confidence'> {
  readonly value: MetadataValue;
  /** Of a plain-language summary. */
  readonly level?: ReadingLevel;
}

/** One thing that is told of a book or a chapter. */
export interface MetadataFieldView {
  readonly at: MetadataPath;
  /** Empty where there is none. */
  readonly value: MetadataValue;
  readonly source: MetadataSource;
  /** Who proposed an accepted one. */
  readonly proposer?: Pick<Patch, 'agent' | 'model'>;
  readonly limit?: MetadataLimit;
  /** In the limit's unit. */
  readonly length?: number;
  /** What is wrong with the value, as a clause. */
  readonly flaw?: string;
  /** Of a plain-language summary. */
  readonly level?: ReadingLevel;
  /** The oldest first. */
  readonly proposals: readonly MetadataProposal[];
}

/** A chapter with what is told of it. */
export interface ChapterMetadataView {
  readonly id: string;
  /** The manuscript's path inside the book, forward slashes. */
  readonly file: string;
  /** Whether all, some or none of its words are narrated. */
  readonly narrated: 'all' | 'some' | 'none';
  /** Whether a heading or its front matter names it; else it is called as its file is. */
  readonly isNamed: boolean;
  readonly title: MetadataFieldView;
  readonly summary: MetadataFieldView;
}

/** All that is told of a book, as it is now. */
export interface MetadataView {
  /** BCP 47 tag. */
  readonly language: string;
  readonly fields: readonly MetadataFieldView[];
  readonly chapters: readonly ChapterMetadataView[];
  /** That the voice is a machine's, in the book's language; empty where nothing is narrated yet. */
  readonly disclosure: string;
}

/** A book as a video: what is pasted into YouTube's form. */
export interface YoutubeText {
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  /** The list in the description, in whole seconds; none where there can't be one. */
  readonly chapters: readonly { readonly title: string; readonly start: number }[];
  /** What was joined, cut or left out, and what isn't narrated: phrases. */
  readonly notes: readonly string[];
}

/** Where a chapter that is narrated begins in a file of the whole book, in seconds; credits are chapters, too. */
export interface ChapterStart {
  readonly chapterId: string;
  readonly start: number;
}

/** How laying out a book for a video goes on. */
export type YoutubeEvent =
  | { readonly kind: 'preparing'; readonly done: number; readonly total: number }
  | { readonly kind: 'finished'; readonly text: YoutubeText; readonly starts: readonly ChapterStart[] };

/** How proposing goes on. */
export type ProposeEvent =
  | { readonly kind: 'describing'; readonly title: string; readonly done: number; readonly total: number }
  /** What is new and waits; what was not proposed, and why: phrases. */
  | { readonly kind: 'proposed'; readonly patches: readonly Patch[]; readonly notes: readonly string[] };
