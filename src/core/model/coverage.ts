import type { ChunkId } from './chunk.js';
import type { Span } from './span.js';

/** Why a part of a manuscript is not to be spoken: front matter, the setting `skip`, HTML, a mark, or a person's decision. */
export const skipRules = [
  'narrate: false',
  'code',
  'tables',
  'links',
  'images',
  'footnotes',
  'html',
  'mark',
  'person',
] as const;
export type SkipRule = (typeof skipRules)[number];

/** Words that are left unspoken by a rule. */
export interface SkippedPart {
  readonly span: Span;
  readonly rule: SkipRule;
  readonly words: number;
}

export const gapReasons = ['in no chunk', 'in two chunks', 'no take', 'failed', 'stale', 'not in the audio'] as const;
/** What is wrong with words that should be heard once: `in two chunks` is said twice, all others are not said. */
export type GapReason = (typeof gapReasons)[number];

export interface Gap {
  readonly span: Span;
  readonly reason: GapReason;
  readonly words: number;
  /** As it stands in the manuscript, cut to a line. */
  readonly text: string;
  readonly chunkId?: ChunkId;
}

/** Where each written word of a chapter is heard, or why it is not. */
export interface ChapterCoverage {
  readonly chapterId: string;
  readonly title: string;
  /** The manuscript's path inside the book, forward slashes. */
  readonly file: string;
  /** Written words: those that are heard, skipped and in gaps. */
  readonly words: number;
  readonly heard: number;
  readonly skipped: readonly SkippedPart[];
  readonly gaps: readonly Gap[];
}
