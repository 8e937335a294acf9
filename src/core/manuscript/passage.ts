import type { Span } from '../model/span.js';
import type { KnownSpeaker } from '../model/utterance.js';
import type { PlacedText } from './placedText.js';

/** A stretch of text that chunks don't cross: a heading, a paragraph, a list item, or a part of one between marks. */
export interface Passage {
  readonly kind: 'heading' | 'paragraph' | 'item';
  readonly written: PlacedText;
  readonly span: Span;
  readonly voice?: string;
  /** BCP 47 tag, where it isn't the manuscript's. */
  readonly language?: string;
  /** Where `speaker` marks count in `written`, in order; undefined goes back to what the words show. Absent where there are none. */
  readonly speakerMarks?: readonly { readonly at: number; readonly speaker: string | undefined }[];
  /** Whoever of the cast says it, where that isn't the narrator. */
  readonly speaker?: KnownSpeaker;
  /** What stands between this passage and the next; `voice`: another one speaks on in the same sentence. */
  readonly then: 'block' | 'scene' | 'mark' | 'voice';
  readonly extraPauseSeconds?: number;
}

/** A level-1 or level-2 heading that stands in no other block, whether it is spoken or not. */
export interface HeadingPlace {
  readonly level: 1 | 2;
  readonly title: string;
  readonly span: Span;
}
