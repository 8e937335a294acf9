import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { isTooMuchMarkup } from './isTooMuchMarkup.js';

export interface MarkdownTree {
  readonly root: Root;
  /** True when the text has more markup than any book: quotes, lists, emphasis, code and links were then read as plain text. */
  readonly isFlattened: boolean;
}

/** Reads Markdown with GFM from offset `from`, where front matter ends. Every text node has exact offsets. */
export function parseMarkdown(text: string, from: number): MarkdownTree {
  const isFlattened = isTooMuchMarkup(text);
  // Line ends in place of what comes before keep all offsets.
  const readable = '\n'.repeat(from) + text.slice(from);
  const root = fromMarkdown(isFlattened ? withoutQuoteMarkers(readable) : readable, {
    extensions: [gfm(), ...(isFlattened ? [{ disable: { null: costlyConstructs } }] : [])],
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

const costlyConstructs = [
  'blockQuote',
  'codeIndented',
  'codeText',
  'setextUnderline',
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
