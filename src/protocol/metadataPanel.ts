import type { MetadataPath, MetadataValue } from '../core/model/bookMetadata.js';
import type { MetadataField } from '../core/model/metadataField.js';
import type { MetadataView, YoutubeText } from '../core/model/metadataView.js';

export { metadataFlaw, metadataLength, metadataLimitOf } from '../core/model/metadataField.js';
export type { ChapterMetadataView, MetadataFieldView, MetadataProposal } from '../core/model/metadataView.js';
export type { MetadataField, MetadataPath, MetadataValue, MetadataView, YoutubeText };

/** What each field is called. */
export const metadataLabels: Readonly<Record<MetadataField, string>> = {
  title: 'Title',
  author: 'Author',
  narrator: 'Narrator',
  short_description: 'Short description',
  long_description: 'Long description',
  plain_summary: 'Plain-language summary',
  tags: 'Tags',
  youtube_title: 'YouTube title',
  youtube_description: 'Beginning of the YouTube description',
  accessibility_summary: 'Accessibility summary',
  chapter_title: 'Chapter title',
  chapter_summary: 'Chapter summary',
};

/** A book laid out as a video, and where its chapters begin, in seconds, by their ids. */
export interface VideoView {
  readonly text: YoutubeText;
  readonly starts: Readonly<Record<string, number>>;
}

export type ToMetadata =
  | { readonly kind: 'view'; readonly view: MetadataView }
  /** Undefined where the book has changed since: its times may be others. */
  | { readonly kind: 'video'; readonly video: VideoView | undefined };

export type FromMetadata =
  | { readonly kind: 'ready' }
  /** A person's own value; undefined takes it away. */
  | { readonly kind: 'save'; readonly at: MetadataPath; readonly value?: MetadataValue }
  | { readonly kind: 'accept'; readonly ids: readonly string[] }
  | { readonly kind: 'reject'; readonly id: string }
  | { readonly kind: 'propose' }
  /** The book is to be laid out as a video. */
  | { readonly kind: 'layOut' }
  | { readonly kind: 'copy'; readonly text: string };
