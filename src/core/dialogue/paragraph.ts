/** A paragraph as it is read, in its place among others. */
export interface Paragraph {
  readonly text: string;
  /** Whether a heading, a scene or something that is no prose stands before it: whoever talked has stopped. */
  readonly begins: boolean;
  /** Where a mark says who speaks from then on, in order; undefined goes back to what the words show. */
  readonly marks: readonly SpeakerMark[];
}

/** From an offset in its paragraph on, up to the next one. */
export interface SpeakerMark {
  readonly at: number;
  readonly speaker: string | undefined;
}
