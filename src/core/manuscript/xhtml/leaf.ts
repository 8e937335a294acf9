import type { SpokenRun } from '../../model/spoken.js';

/** An element around text. Two leaves stand in the same one if they have the same object. */
export interface Element {
  /** With its attributes, escaped, without brackets: `a href="…"`. */
  readonly tag: string;
}

/** A piece of a block's text and the elements around it, the outermost first. */
export interface Leaf {
  readonly run: SpokenRun;
  readonly within: readonly Element[];
  /** An element that stands for it: a line end that is seen as one, a picture. */
  readonly instead?: string;
}
