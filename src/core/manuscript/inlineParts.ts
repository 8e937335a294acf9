import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../model/span.js';

/** A node to be read, or text between two of them. */
export type InlinePart = SyntaxNode | Span;

const none: ReadonlySet<string> = new Set();
const blockMarks: ReadonlySet<string> = new Set(['HeaderMark', 'TaskMarker']);
const lineStart = /[ \t>]*/y;

/** A block's text without the marks that make it a heading or a task, and without white space around it. */
export function contentOf(block: SyntaxNode, source: string): Span {
  let { from: start, to: end } = block;
  for (let mark = block.firstChild; mark; mark = mark.nextSibling) {
    if (!blockMarks.has(mark.name)) continue;
    if (mark.from === block.from) start = mark.to;
    else end = mark.from;
  }
  const text = source.slice(start, end);
  start += text.length - text.trimStart().length;
  return { start, end: Math.max(start, start + text.trim().length) };
}

/** What stands inside a node's `content`, in order. Children with a name in `asText` belong to the text around them. */
export function inlineParts(node: SyntaxNode, content: Span, source: string, asText = none): InlinePart[] {
  const parts: InlinePart[] = [];
  let at = content.start;
  const textTo = (end: number) => {
    if (end > at) parts.push({ start: at, end });
  };
  for (let child = node.childAfter(at); child && child.from < content.end; child = child.nextSibling) {
    if (child.from < at || child.name === 'QuoteMark' || asText.has(child.name)) continue;
    textTo(child.from);
    parts.push(child);
    at = child.name === 'HardBreak' ? afterLineStart(source, child.to) : child.to;
  }
  textTo(content.end);
  return parts;
}

/** After a hard line end, what stands before the next line's words is none of them. */
function afterLineStart(source: string, at: number): number {
  lineStart.lastIndex = at;
  lineStart.exec(source);
  return lineStart.lastIndex;
}
