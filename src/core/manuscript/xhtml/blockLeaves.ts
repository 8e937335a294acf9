import type { SyntaxNode } from '@lezer/common';
import { oneLine } from '../../base/oneLine.js';
import { escapeXml } from '../../base/xml.js';
import type { SpokenRun } from '../../model/spoken.js';
import { contentOf, inlineParts, type InlinePart } from '../inlineParts.js';
import { ownRuns, partsInside } from '../inlinePieces.js';
import { linkOf } from '../links.js';
import type { MarkdownTree } from '../parseMarkdown.js';
import { textRuns, verbatim } from '../textRuns.js';
import type { Element, Leaf } from './leaf.js';

const tags: Readonly<Record<string, string>> = {
  Emphasis: 'em',
  StrongEmphasis: 'strong',
  Strikethrough: 'del',
  InlineCode: 'code',
};

/** What says a line end: two spaces or a backslash before it, and `<br>`, the one tag that says anything. */
const breaks: ReadonlySet<string> = new Set(['HardBreak', 'HTMLTag']);

/** Addresses that every reader of XHTML takes for one (RFC 3986, without brackets, which are for IPv6 alone). */
const readable = /^(?:https?:\/\/|mailto:)(?:[\w\-.~:/?#@!$&'()*+,;=]|%[\dA-Fa-f]{2})+$/;

/** Says where a picture lies whose address is this; undefined where its description is to stand for it. */
export type SourceOf = (url: string) => string | undefined;

/** The text of a block's inline Markdown, all of it, with the elements that its markup makes. */
export function blockLeaves(block: SyntaxNode, tree: MarkdownTree, sourceOf: SourceOf): Generator<Leaf, void> {
  return leavesOf(inlineParts(block, contentOf(block, tree.source), tree.source), tree, sourceOf);
}

function* leavesOf(all: readonly InlinePart[], tree: MarkdownTree, sourceOf: SourceOf): Generator<Leaf, void> {
  const { source } = tree;
  const open: { readonly part: InlinePart; readonly within: readonly Element[] }[] = [];
  const push = (parts: readonly InlinePart[], within: readonly Element[]) =>
    open.push(...parts.map((part) => ({ part, within })).reverse());
  push(all, []);
  for (let next = open.pop(); next; next = open.pop()) {
    const { part, within } = next;
    if ('start' in part) {
      for (const run of textRuns(source, part.start, part.end)) yield { run, within };
      continue;
    }
    const picture = part.name === 'Image' ? pictureOf(part, tree, sourceOf) : undefined;
    if (picture) yield { ...picture, within };
    else {
      const tag = tagOf(part, tree);
      const inside = tag === undefined ? within : [...within, { tag }];
      const instead = breaks.has(part.name) ? { instead: '<br/>' } : {};
      for (const run of runsOf(part, tree)) yield { run, within: inside, ...instead };
      push(partsInside(part, tree), inside);
    }
  }
}

/** An image that lies in the book; its description stays with it. */
function pictureOf(node: SyntaxNode, tree: MarkdownTree, sourceOf: SourceOf): Omit<Leaf, 'within'> | undefined {
  const link = linkOf(node, tree);
  const source = link?.url === undefined ? undefined : sourceOf(link.url);
  if (!link || source === undefined) return undefined;
  const words = [...leavesOf(partsInside(node, tree), tree, () => undefined)].map(({ run }) => run.text).join('');
  const description = oneLine(words);
  return {
    run: { text: description, span: link.content, verbatim: false },
    instead: `<img src="${escapeXml(source)}" alt="${escapeXml(description)}"/>`,
  };
}

/** A note's number stands there without its brackets. */
function runsOf(node: SyntaxNode, tree: MarkdownTree): Iterable<SpokenRun> {
  if (!isNote(node, tree)) return ownRuns(node, tree);
  return [verbatim(tree.source, node.from + '[^'.length, node.to - ']'.length)];
}

function isNote({ name, from, to }: SyntaxNode, { source, isDefined }: MarkdownTree): boolean {
  return name === 'FootnoteReference' && isDefined(source.slice(from, to));
}

function tagOf(node: SyntaxNode, tree: MarkdownTree): string | undefined {
  if (isNote(node, tree)) return 'sup';
  if (node.name !== 'Link') return tags[node.name];
  const url = linkOf(node, tree)?.url;
  return url !== undefined && readable.test(url) ? `a href="${escapeXml(url)}"` : undefined;
}
