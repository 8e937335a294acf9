import type { MetadataPath, MetadataValue } from '../../core/model/bookMetadata.js';
import type { ChapterStart, MetadataView, YoutubeText } from '../../core/model/metadataView.js';
import type { Span } from '../../core/model/span.js';

export interface MetadataResult {
  /** Root folder of the book. */
  readonly bookUri: string;
  readonly view: MetadataView;
}

/** What a person wrote: `null` takes it away. */
export interface MetadataEditParams {
  readonly uri: string;
  readonly at: MetadataPath;
  readonly value: MetadataValue | null;
}

/** The edit of a `lector.yaml`, for the client to make; the file may not be there yet. */
export interface MetadataEditResult {
  readonly uri: string;
  readonly span: Span;
  readonly before: string;
  readonly after: string;
}

export interface ProposeMetadataResult {
  /** Proposals that are new. */
  readonly staged: number;
  /** What was not proposed, and why. */
  readonly notes: readonly string[];
}

export interface YoutubeResult {
  readonly text: YoutubeText;
  readonly starts: readonly ChapterStart[];
}
