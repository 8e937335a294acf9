import type { SyntaxNode } from '@lezer/common';
import { escapeXml } from '../../base/xml.js';
import type { MarkedText } from '../../model/markedText.js';
import { contains, type Span } from '../../model/span.js';
import { parseMarkdown, type MarkdownTree } from '../parseMarkdown.js';
import { readFrontMatter } from '../readFrontMatter.js';
import { verbatim } from '../textRuns.js';
import { blockLeaves, type SourceOf } from './blockLeaves.js';
import { inlineXhtml } from './inlineXhtml.js';
import type { Element, Leaf } from './leaf.js';
import { markElements } from './markElements.js';

const heading = /^(?:ATX|Setext)Heading(\d)$/;

/**
 * A chapter's text as XHTML blocks for a book: all that a reader sees, spoken or not. Raw HTML is left out; of images
 * whose source isn't known stay the words that stand for them; links lead to the web alone. The characters of each mark stand in a `span` with
 * its id. `marks` stand in order and apart.
 */
export function chapterXhtml(text: string, chapter: Span, marks: readonly MarkedText[], sourceOf: SourceOf): string {
  const tree = parseMarkdown(text, readFrontMatter(text).span.end);
  const marksAt = markElements(marks);
  const begun = new Set<Element>();
  const inline: Inline = {
    leaves: (leaves) => inlineXhtml(leaves, marksAt, begun),
    words: (block) => inlineXhtml(blockLeaves(block, tree, sourceOf), marksAt, begun),
  };
  const blocks = childrenOf(tree.root).filter(({ from }) => contains(chapter, from));
  return blocks.map((block) => blockXhtml(block, tree, inline)).join('');
}

interface Inline {
  leaves(leaves: Iterable<Leaf>): string;
  words(block: SyntaxNode): string;
}

function blockXhtml(block: SyntaxNode, tree: MarkdownTree, inline: Inline): string {
  const { name } = block;
  const inside = () =>
    childrenOf(block)
      .map((child) => blockXhtml(child, tree, inline))
      .join('');
  const words = (tag: string, node = block) => element(tag, inline.words(node));
  const level = heading.exec(name)?.[1];
  if (level !== undefined) return words(`h${level}`);
  switch (name) {
    case 'Paragraph':
    case 'Task':
      return words('p');
    case 'HorizontalRule':
      return '<hr/>\n';
    case 'Blockquote':
      return element('blockquote', inside());
    case 'FootnoteDefinition':
      return element('aside', noteLabel(block, tree) + inside());
    case 'BulletList':
      return element('ul', inside());
    case 'OrderedList':
      return element('ol', inside(), startOf(block, tree));
    case 'ListItem':
      return element('li', inside());
    case 'FencedCode':
    case 'CodeBlock':
      return `<pre><code>${inline.leaves(codeLeaves(block, tree))}</code></pre>\n`;
    case 'Table':
      return element(
        'table',
        childrenOf(block)
          .map((row) => tableRow(row, words))
          .join(''),
      );
    default:
      return '';
  }
}

/** Code as it stands, without the marks of what it stands in. */
function* codeLeaves(block: SyntaxNode, { source }: MarkdownTree): Generator<Leaf, void> {
  let last: number | undefined;
  for (const { from, to } of block.getChildren('CodeText')) {
    const between = { start: last ?? from, end: from };
    if (source.slice(between.start, between.end).includes('\n')) {
      yield { run: { text: '\n', span: between, verbatim: false }, within: [] };
    }
    yield { run: verbatim(source, from, to), within: [] };
    last = to;
  }
}

function tableRow(row: SyntaxNode, words: (tag: string, node: SyntaxNode) => string): string {
  const cells = row.getChildren('TableCell').map((cell) => words(row.name === 'TableHeader' ? 'th' : 'td', cell));
  return cells.length === 0 ? '' : element('tr', cells.join(''));
}

function noteLabel(note: SyntaxNode, { source }: MarkdownTree): string {
  const label = note.getChild('FootnoteLabel');
  return label
    ? element('p', `<sup>${escapeXml(source.slice(label.from + '[^'.length, label.to - ']'.length))}</sup>`)
    : '';
}

/** The number of an ordered list's first item, where it isn't 1. */
function startOf(list: SyntaxNode, { source }: MarkdownTree): string {
  const mark = list.getChild('ListItem')?.getChild('ListMark');
  const first = mark ? Number.parseInt(source.slice(mark.from, mark.to), 10) : 1;
  return first === 1 ? '' : ` start="${escapeXml(String(first))}"`;
}

function element(tag: string, inside: string, attributes = ''): string {
  return `<${tag}${attributes}>${inside}</${tag}>\n`;
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}
