import type { Range } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../core/model/span.js';

/** A span of UTF-16 offsets as lines and UTF-16 columns; offsets beyond the text are moved to its end. */
export function toRange(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}
