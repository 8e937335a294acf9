import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

const maxLineMarkers = 100;
const maxIndent = 100;
const maxDelimiterRun = 200;
const maxBracketsInBlock = 2_000;

export interface MarkdownTree {
  readonly root: Root;
  /** True when the text nests deeper than any book: quotes, lists, emphasis and links were then read as plain text. */
  readonly isFlattened: boolean;
}

/** Reads Markdown with GFM from offset `from`, where front matter ends. Every text node has exact offsets. */
export function parseMarkdown(text: string, from: number): MarkdownTree {
  const isFlattened = isTooDeep(text);
  // Line ends in place of what comes before keep all offsets.
  const readable = '\n'.repeat(from) + text.slice(from);
  const root = fromMarkdown(isFlattened ? withoutQuoteMarkers(readable) : readable, {
    extensions: [gfm(), ...(isFlattened ? [{ disable: { null: nestingConstructs } }] : [])],
    // Transforms would split text nodes and lose their places.
    mdastExtensions: gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })),
  });
  return { root, isFlattened };
}

/** The characters that a character reference such as `&amp;` stands for, or the reference itself. */
export function decodeReference(reference: string): string {
  const [paragraph] = fromMarkdown(`x${reference}`).children;
  const node = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  return node?.type === 'text' ? node.value.slice(1) : reference;
}

function withoutQuoteMarkers(text: string): string {
  return text.replace(/^[ \t>]*>/gm, (markers) => ' '.repeat(markers.length));
}

const nestingConstructs = [
  'blockQuote',
  'codeIndented',
  'list',
  'attention',
  'labelStartImage',
  'labelStartLink',
  'labelEnd',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
  'gfmFootnoteDefinition',
  'strikethrough',
];

/** The parser's time grows with the square of these; measured: 2,000 keep it far below a second. */
function isTooDeep(text: string): boolean {
  if (new RegExp(`^(?:[ \\t]*(?:>|[-+*][ \\t]|\\d+[.)][ \\t])){${maxLineMarkers}}`, 'm').test(text)) return true;
  if (new RegExp(`^[ \\t]{${maxIndent},}(?:[-+*]|\\d+[.)])[ \\t]`, 'm').test(text)) return true;
  if (new RegExp(`([*_~])\\1{${maxDelimiterRun}}`).test(text)) return true;
  let brackets = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') brackets = 0;
    else if (line.includes('[')) brackets += line.split('[').length - 1;
    if (brackets > maxBracketsInBlock) return true;
  }
  return false;
}
