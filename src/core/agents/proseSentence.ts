/** What ends with a sentence besides the sentence itself. */
export const sentenceEnds = ['dialogue', 'paragraph', 'scene'] as const;
export type SentenceEnd = (typeof sentenceEnds)[number];

/** A sentence of a chapter, as it is spoken. */
export interface ProseSentence {
  readonly text: string;
  /** Whether somebody in the text says all or a part of it. */
  readonly isSaid: boolean;
  readonly ends: readonly SentenceEnd[];
}
