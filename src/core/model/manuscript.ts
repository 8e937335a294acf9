import type { Chunk } from './chunk.js';
import type { Finding } from './verdict.js';
import type { Span } from './span.js';

/** A Markdown text as Lector sees it. Reading one never fails: what could not be understood is in `findings`. */
export interface Manuscript {
  /** Path inside the book, forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly title: string;
  readonly language: string;
  readonly chapters: readonly Chapter[];
  readonly findings: readonly Finding[];
}

/** A file is one chapter unless it has several level-1 headings; then each of them begins one. */
export interface Chapter {
  /** Names the record: the file's path without extension, plus `@slug` when the file holds several chapters. */
  readonly id: string;
  readonly title: string;
  readonly span: Span;
  /** H1 and H2 of the chapter, in order: the places of CodeLenses. */
  readonly headings: readonly Heading[];
  readonly chunks: readonly Chunk[];
}

export interface Heading {
  readonly level: 1 | 2;
  readonly title: string;
  /** The heading's own text line. */
  readonly span: Span;
  /** From the heading to the next one of the same or a higher level, or the chapter's end. */
  readonly section: Span;
}
