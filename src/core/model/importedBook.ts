import type { Finding } from './verdict.js';

/** The kinds of files that a book can come from. */
export const importFormats = ['epub', 'docx', 'html', 'txt'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** A chapter that was read from another format. */
export interface ImportedChapter {
  readonly title: string;
  /** CommonMark with GFM and footnotes, without front matter; a level-1 heading first where the chapter has one. */
  readonly markdown: string;
  /** False for what its book calls a cover, a copyright page or the like. */
  readonly isNarrated: boolean;
}

/** A book as an importer reads it. */
export interface ImportedBook {
  readonly title?: string;
  readonly author?: string;
  /** BCP 47 tag. */
  readonly language?: string;
  readonly chapters: readonly ImportedChapter[];
  /** Pictures that the chapters show, and the cover, by their paths in the book’s folder, with forward slashes. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** What was left out or guessed, for the person who imports. */
  readonly findings: readonly Finding[];
}

/** Which file becomes a book, and where; both paths are absolute. */
export interface ImportRequest {
  readonly file: string;
  /** A folder that is empty or isn't there. */
  readonly folder: string;
}

/** A book folder that an import wrote. */
export interface ImportReport {
  readonly folder: string;
  readonly format: ImportFormat;
  readonly title: string;
  readonly author?: string;
  readonly language?: string;
  readonly chapters: readonly {
    /** Name of its file in the folder. */
    readonly file: string;
    readonly title: string;
    /** Words as `lector coverage` counts them. */
    readonly words: number;
    readonly isNarrated: boolean;
  }[];
  /** How many pictures lie beside them, the cover included. */
  readonly pictures: number;
  readonly findings: readonly Finding[];
}
