import type { ChapterCoverage } from '../model/coverage.js';
import type { ExportFormatInfo } from '../model/export.js';
import type { ChapterTimeline } from '../model/timeline.js';
import type { TakeOrigin } from '../model/takeOrigin.js';
import type { MarkedText } from '../model/markedText.js';
import type { Encode } from './encode.js';

/** The file that an exporter fills. It has its name only once all of it is there. */
export interface OutFile {
  /** Resolves when more may come. */
  append(bytes: Uint8Array): Promise<void>;
  /** Changes bytes that were appended before. */
  overwrite(position: number, bytes: Uint8Array): Promise<void>;
}

/** A chapter of a book that is exported. */
export interface ExportChapter {
  /** From 1, in reading order. */
  readonly number: number;
  /** What is said of the book before or after it. */
  readonly isCredits: boolean;
  /** Its files are called so, without the ending. */
  readonly fileName: string;
  readonly timeline: ChapterTimeline;
  /** The chapter's headings that sound, in order. */
  readonly sections: readonly Section[];
  /** How each piece of the timeline was made, in the same order. */
  readonly origins: readonly TakeOrigin[];
  readonly coverage: ChapterCoverage;
  /** What it is about. */
  readonly summary?: string;
  /** Its audio: mono, `timeline.samples` samples in all, in blocks that are not to be changed; once. */
  blocks(signal: AbortSignal): AsyncGenerator<Float32Array, void>;
  /** Those that lie in the book. */
  readonly pictures: readonly Picture[];
  /**
   * The chapter's text as XHTML blocks, in which each mark's characters stand in an element with its id. `sourceOf` says where the picture
   * with an address lies; one that it doesn't know is left to its description.
   */
  markup(marks: readonly MarkedText[], sourceOf: (url: string) => string | undefined): string;
}

/** A heading and the second at which it sounds. */
export interface Section {
  readonly title: string;
  readonly start: number;
}

/** What every file says of its book. */
export interface BookFacts {
  /** A URN that stays the same for the same book. */
  readonly id: string;
  readonly title: string;
  readonly author?: string;
  /** The names of the voices, those that speak most first. */
  readonly narrators: readonly string[];
  /** Who is named as the reader, instead of the voices. */
  readonly reader?: string;
  /** In a sentence or two. */
  readonly shortDescription?: string;
  readonly longDescription?: string;
  readonly tags?: readonly string[];
  /** The author's own words on how it can be read and heard. */
  readonly accessibilitySummary?: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly cover?: Cover;
  readonly chapterCount: number;
}

export interface ExportBook extends BookFacts {
  /** ISO 8601, UTC, whole seconds: when the newest of its takes was made. */
  readonly modified: string;
  /** EPUB: marks each word while it sounds, not only each sentence. */
  readonly byWord: boolean;
  readonly chapters: readonly ExportChapter[];
}

/** Who is named as the reader: one whom a person named, else the voices. */
export function readersOf({ reader, narrators }: Pick<BookFacts, 'reader' | 'narrators'>): readonly string[] {
  return reader === undefined ? narrators : [reader];
}

/** A picture that every reader of books shows. */
export interface PictureFile {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';
}

export interface Cover extends PictureFile {
  readonly mediaType: 'image/jpeg' | 'image/png';
}

/** A picture in a chapter's text. */
export interface Picture extends Pick<PictureFile, 'mediaType'> {
  /** As the manuscript writes it. */
  readonly url: string;
  readonly sha256: string;
  /** @throws LectorError where it was there and is so no more. */
  readonly read: () => Promise<Uint8Array>;
}

/**
 * A format: a file that exports one of these and a line in `index.ts`. Writing the same input gives the same bytes.
 * Raise `version` when they change, so that earlier files aren't taken for finished ones.
 */
export type Exporter = ChapterExporter | BookExporter;

interface Format extends ExportFormatInfo {
  readonly version: number;
  /** Whether it reads chapters' audio, each at most once and in order, or needs only words and times. */
  readonly isAudio: boolean;
}

export interface ChapterExporter extends Format {
  readonly scope: 'chapter';
  write(chapter: ExportChapter, book: BookFacts, file: OutFile, encode: Encode, signal: AbortSignal): Promise<void>;
}

export interface BookExporter extends Format {
  readonly scope: 'book';
  write(book: ExportBook, file: OutFile, encode: Encode, signal: AbortSignal): Promise<void>;
}
