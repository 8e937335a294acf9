import type { Node } from 'mdast';
import type { Span } from '../model/span.js';

/** Where a node stands. The parser gives every node offsets; one without would lie at the text's beginning. */
export function placeOf(node: Node): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
