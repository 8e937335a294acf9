import type { Span } from '../model/span.js';
import type { PlacedText } from './placedText.js';

/** A stretch of text that chunks don't cross: a heading, a paragraph, a list item, or a part of one between marks. */
export interface Passage {
  readonly kind: 'heading' | 'paragraph' | 'item';
  readonly written: PlacedText;
  readonly span: Span;
  readonly voice?: string;
  /** BCP 47 tag, where it isn't the manuscript's. */
  readonly language?: string;
  /** What stands between this passage and the next. */
  readonly then: 'block' | 'scene' | 'mark';
  readonly extraPauseSeconds?: number;
}

/** A level-1 or level-2 heading that stands in no other block, whether it is spoken or not. */
export interface HeadingPlace {
  readonly level: 1 | 2;
  readonly title: string;
  readonly span: Span;
}
