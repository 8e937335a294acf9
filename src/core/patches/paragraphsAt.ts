import { matchesOf } from '../base/matchesOf.js';
import type { Span } from '../model/span.js';

const gap = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/;

/** The paragraphs that a span of a text touches: from the empty line before them to the one behind. */
export function paragraphsAt(text: string, { start, end }: Span): Span {
  const before = matchesOf(new RegExp(gap, 'g'), text.slice(0, start)).at(-1);
  const after = text.slice(end).search(gap);
  return { start: before ? before.index + before[0].length : 0, end: after === -1 ? text.length : end + after };
}
