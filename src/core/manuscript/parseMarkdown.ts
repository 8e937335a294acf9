import type { SyntaxNode } from '@lezer/common';
import { GFM, parser } from '@lezer/markdown';
import { footnotes } from './footnotes.js';
import { incrementalParser } from './incrementalParser.js';
import { isTooMuchMarkup } from './isTooMuchMarkup.js';
import { plainRuns } from './plainRuns.js';
import { shortcutReferences } from './shortcutReferences.js';

/** A Markdown text and its tree; all offsets are those of the text. */
export interface MarkdownTree {
  readonly source: string;
  readonly root: SyntaxNode;
  /** Whether the text defines where a reference, `[label]` or `[^label]`, leads to; else it is only text in brackets. */
  readonly isDefined: (label: string) => boolean;
  /** The `LinkReference` or the label of the footnote that defines it, the first if there are several. */
  readonly definitionOf: (label: string) => SyntaxNode | undefined;
  /** True when the text has more markup than any book: quotes, lists, emphasis, code and links were then read as plain text. */
  readonly isFlattened: boolean;
}

const everything = parser.configure([GFM, footnotes, shortcutReferences, plainRuns]);
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
const parse = incrementalParser(everything);

/** Reads CommonMark with GFM and footnotes from offset `from`, where front matter ends. */
export function parseMarkdown(source: string, from: number): MarkdownTree {
  const isFlattened = isTooMuchMarkup(source);
  // Line ends in place of what comes before keep all offsets.
  const readable =
    '\n'.repeat(from) + withPlainLineEnds(isFlattened ? withoutQuoteMarkers(source) : source).slice(from);
  const root = (isFlattened ? nothingCostly.parse(readable) : parse(readable)).topNode;
  let definitions: ReadonlyMap<string, SyntaxNode> | undefined;
  const definitionOf = (label: string) => (definitions ??= definitionsIn(root, source)).get(normalLabel(label));
  return { source, root, isDefined: (label) => definitionOf(label) !== undefined, definitionOf, isFlattened };
}

/** The parser ends lines at `\n` alone. No offset changes, and a backslash stays what makes a line end hard. */
function withPlainLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/(\\?)\r\n/g, ' $1\n').replace(/\r/g, '\n') : text;
}

function withoutQuoteMarkers(text: string): string {
  return text.replace(/^[ \t>]*>/gm, (markers) => ' '.repeat(markers.length));
}

function definitionsIn(root: SyntaxNode, source: string): ReadonlyMap<string, SyntaxNode> {
  const definitions = new Map<string, SyntaxNode>();
  root.cursor().iterate(({ name, from, to, node }) => {
    const definition = name === 'FootnoteLabel' ? node : name === 'LinkLabel' ? referenceAround(node) : undefined;
    const label = normalLabel(source.slice(from, to));
    if (definition && !definitions.has(label)) definitions.set(label, definition);
  });
  return definitions;
}

function referenceAround({ parent }: SyntaxNode): SyntaxNode | undefined {
  return parent?.name === 'LinkReference' ? parent : undefined;
}

/** Labels match without regard to case and to how much white space stands in them (CommonMark 0.31.2, 4.7). */
function normalLabel(label: string): string {
  return label.slice(1, -1).trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
