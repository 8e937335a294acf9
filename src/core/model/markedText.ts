import type { Span } from './span.js';

/** Characters of a manuscript that stand in an element of their own, and maybe parts of them that do too. */
export interface MarkedText {
  readonly id: string;
  readonly span: Span;
  /** In order, inside the span, and none in another. */
  readonly parts: readonly { readonly id: string; readonly span: Span }[];
}
