import { decodeString } from 'micromark-util-decode-string';
import type { SyntaxNode } from '@lezer/common';
import type { Skippable } from '../model/settings.js';
import type { Span } from '../model/span.js';
import type { SpokenRun } from '../model/spoken.js';
import type { Finding } from '../model/verdict.js';
import { contentOf, inlineParts, type InlinePart } from './inlineParts.js';
import { isBareLink, linkOf } from './links.js';
import { readMarks, type Mark } from './marks.js';
import type { MarkdownTree } from './parseMarkdown.js';
import { textRuns, verbatim } from './textRuns.js';

export type InlinePiece =
  | { readonly kind: 'run'; readonly run: SpokenRun }
  | { readonly kind: 'mark'; readonly mark: Mark }
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'skipped'; readonly span: Span; readonly rule: Skippable };

/** What of a link that leads nowhere is only text. */
const brackets: ReadonlySet<string> = new Set(['LinkMark', 'LinkLabel']);

/** The text of a block's inline Markdown in reading order, markup left out, with the marks that stand in it. */
export function* inlinePieces(
  block: SyntaxNode,
  tree: MarkdownTree,
  skip: readonly Skippable[],
): Generator<InlinePiece, void> {
  const { source } = tree;
  // A stack of its own: emphasis may be nested deeper than calls can be.
  const open = inlineParts(block, contentOf(block, source), source).reverse();
  for (let part = open.pop(); part; part = open.pop()) {
    if ('start' in part) yield* runPieces(textRuns(source, part.start, part.end));
    else if (part.name === 'Comment') yield* markPieces(source.slice(part.from, part.to), part.from);
    else {
      const rule = ruleAgainst(part, tree, skip);
      if (rule) yield { kind: 'skipped', span: { start: part.from, end: part.to }, rule };
      else {
        yield* runPieces(ownRuns(part, tree));
        open.push(...partsInside(part, tree).reverse());
      }
    }
  }
}

/** What leaves a node unspoken; undefined where nothing does. */
function ruleAgainst(node: SyntaxNode, tree: MarkdownTree, skip: readonly Skippable[]): Skippable | undefined {
  const skipped = (rule: Skippable) => (skip.includes(rule) ? rule : undefined);
  switch (node.name) {
    case 'InlineCode':
      return skipped('code');
    case 'FootnoteReference':
      return tree.isDefined(tree.source.slice(node.from, node.to)) ? 'footnotes' : undefined;
    case 'URL':
      return skipped('links');
    case 'Image':
      return linkOf(node, tree) && skipped('images');
    case 'Link': {
      const link = linkOf(node, tree);
      return link && isBareLink(link, tree.source) ? skipped('links') : undefined;
    }
    default:
      return undefined;
  }
}

/** What a node says by itself. */
export function ownRuns(node: SyntaxNode, { source, isDefined }: MarkdownTree): Iterable<SpokenRun> {
  const { name, from, to } = node;
  const written = source.slice(from, to);
  const rewritten = (text: string) => [{ text, span: { start: from, end: to }, verbatim: false }];
  switch (name) {
    case 'Escape':
      return [verbatim(source, from + 1, to)];
    case 'Entity': {
      const decoded = decodeString(written);
      return decoded === written ? [verbatim(source, from, to)] : rewritten(decoded);
    }
    case 'HardBreak':
      return rewritten('\n');
    case 'HTMLTag':
      return /^<br\b/i.test(written) ? rewritten('\n') : [];
    case 'InlineCode':
      return codeRuns(node, source);
    case 'FootnoteReference':
    case 'URL':
      return [verbatim(source, from, to)];
    case 'ShortcutReference':
      return isDefined(written) ? [verbatim(source, from + 1, to - 1)] : [verbatim(source, from, to)];
    default:
      return [];
  }
}

/** What stands inside a node and is text. */
export function partsInside(node: SyntaxNode, tree: MarkdownTree): InlinePart[] {
  const { source } = tree;
  const all = { start: node.from, end: node.to };
  switch (node.name) {
    case 'Emphasis':
    case 'StrongEmphasis':
    case 'Strikethrough':
    case 'Autolink':
      return inlineParts(node, all, source);
    case 'Link':
    case 'Image': {
      const link = linkOf(node, tree);
      return link ? inlineParts(node, link.content, source) : inlineParts(node, all, source, brackets);
    }
    default:
      return [];
  }
}

/** Code without its marks, and without the one space on each side that sets it off from them. */
function codeRuns(node: SyntaxNode, source: string): Iterable<SpokenRun> {
  const [opens, closes] = node.getChildren('CodeMark');
  const [start, end] = [opens?.to ?? node.from, closes?.from ?? node.to];
  const isSetOff = /^[ \n][\s\S]*\S[\s\S]*[ \n]$/.test(source.slice(start, end));
  return isSetOff ? textRuns(source, start + 1, end - 1) : textRuns(source, start, end);
}

function* runPieces(runs: Iterable<SpokenRun>): Generator<InlinePiece, void> {
  for (const run of runs) yield { kind: 'run', run };
}

function* markPieces(html: string, start: number): Generator<InlinePiece, void> {
  const { marks, findings } = readMarks(html, start);
  for (const mark of marks) yield { kind: 'mark', mark };
  for (const finding of findings) yield { kind: 'finding', finding };
}
