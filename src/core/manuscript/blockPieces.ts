import type { SyntaxNode } from '@lezer/common';
import { matchesOf } from '../base/matchesOf.js';
import type { Skippable } from '../model/settings.js';
import { inlinePieces, type InlinePiece } from './inlinePieces.js';
import type { MarkdownTree } from './parseMarkdown.js';
import { verbatim } from './textRuns.js';

/** The words of a block on one line, as a title shows them. */
export function plainText(block: SyntaxNode, tree: MarkdownTree): string {
  const pieces = [...inlinePieces(block, tree, [])];
  const text = pieces.map((piece) => (piece.kind === 'run' ? piece.run.text : '')).join('');
  return text.replace(/\s+/g, ' ').trim();
}

/** The lines of a code block that hold something, each where it stands. */
export function* codeLines(block: SyntaxNode, { source }: MarkdownTree): Generator<InlinePiece, void> {
  for (const { from, to } of block.getChildren('CodeText')) {
    for (const { index, 0: line } of matchesOf(/\S(?:[^\r\n]*\S)?/g, source.slice(from, to))) {
      yield { kind: 'run', run: verbatim(source, from + index, from + index + line.length) };
    }
  }
}

/** A table row as a list of its cells, a comma between them. */
export function* rowPieces(
  row: SyntaxNode,
  tree: MarkdownTree,
  skip: readonly Skippable[],
): Generator<InlinePiece, void> {
  let last: SyntaxNode | undefined;
  for (const cell of row.getChildren('TableCell')) {
    if (last) yield { kind: 'run', run: { text: ', ', span: { start: last.to, end: cell.from }, verbatim: false } };
    yield* inlinePieces(cell, tree, skip);
    last = cell;
  }
}
