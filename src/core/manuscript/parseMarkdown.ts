import type { SyntaxNode } from '@lezer/common';
import { GFM, parser } from '@lezer/markdown';
import { footnotes } from './footnotes.js';
import { isTooMuchMarkup } from './isTooMuchMarkup.js';
import { shortcutReferences } from './shortcutReferences.js';

/** A Markdown text and its tree; all offsets are those of the text. */
export interface MarkdownTree {
  readonly source: string;
  readonly root: SyntaxNode;
  /** Whether the text defines where a reference, `[label]` or `[^label]`, leads to; else it is only text in brackets. */
  readonly isDefined: (label: string) => boolean;
  /** True when the text has more markup than any book: quotes, lists, emphasis, code and links were then read as plain text. */
  readonly isFlattened: boolean;
}

const everything = parser.configure([GFM, footnotes, shortcutReferences]);
const nothingCostly = everything.configure({
  remove: [
    'Blockquote',
    'IndentedCode',
    'SetextHeading',
    'BulletList',
    'OrderedList',
    'FootnoteDefinition',
    'FootnoteReference',
    'ShortcutReference',
    'Emphasis',
    'InlineCode',
    'Image',
    'Link',
    'LinkEnd',
    'Strikethrough',
  ],
});

/** Reads CommonMark with GFM and footnotes from offset `from`, where front matter ends. */
export function parseMarkdown(source: string, from: number): MarkdownTree {
  const isFlattened = isTooMuchMarkup(source);
  // Line ends in place of what comes before keep all offsets.
  const readable =
    '\n'.repeat(from) + withPlainLineEnds(isFlattened ? withoutQuoteMarkers(source) : source).slice(from);
  const root = (isFlattened ? nothingCostly : everything).parse(readable).topNode;
  let labels: ReadonlySet<string> | undefined;
  const isDefined = (label: string) => (labels ??= definedLabels(root, source)).has(normalLabel(label));
  return { source, root, isDefined, isFlattened };
}

/** The parser ends lines at `\n` alone. No offset changes, and a backslash stays what makes a line end hard. */
function withPlainLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/(\\?)\r\n/g, ' $1\n').replace(/\r/g, '\n') : text;
}

function withoutQuoteMarkers(text: string): string {
  return text.replace(/^[ \t>]*>/gm, (markers) => ' '.repeat(markers.length));
}

function definedLabels(root: SyntaxNode, source: string): ReadonlySet<string> {
  const labels = new Set<string>();
  root.cursor().iterate(({ name, from, to, node }) => {
    if (name === 'FootnoteLabel' || (name === 'LinkLabel' && node.parent?.name === 'LinkReference')) {
      labels.add(normalLabel(source.slice(from, to)));
    }
  });
  return labels;
}

/** Labels match without regard to case and to how much white space stands in them (CommonMark 0.31.2, 4.7). */
function normalLabel(label: string): string {
  return label.slice(1, -1).trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
