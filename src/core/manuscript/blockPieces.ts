import type { PhrasingContent, TableCell } from 'mdast';
import type { Skippable } from '../model/settings.js';
import type { Span } from '../model/span.js';
import { inlinePieces, type InlinePiece } from './inlinePieces.js';
import { placeOf } from './nodePlace.js';

/** The words of inline Markdown on one line, as a title shows them. */
export function plainText(nodes: readonly PhrasingContent[], source: string): string {
  const pieces = [...inlinePieces(nodes, source, [])];
  const text = pieces.map((piece) => (piece.kind === 'run' ? piece.run.text : '')).join('');
  return text.replace(/\s+/g, ' ').trim();
}

/** The lines of a code block that hold something, each where it stands. */
export function* codeLines(code: string, source: string, place: Span): Generator<InlinePiece, void> {
  let from = place.start;
  for (const line of code.split('\n')) {
    const text = line.trim();
    if (text === '') continue;
    const at = source.indexOf(text, from);
    const isFound = at >= 0 && at + text.length <= place.end;
    yield {
      kind: 'run',
      run: { text, span: isFound ? { start: at, end: at + text.length } : place, verbatim: isFound },
    };
    if (isFound) from = at + text.length;
  }
}

/** A table row as a list of its cells, a comma between them. */
export function* rowPieces(
  cells: readonly TableCell[],
  source: string,
  skip: readonly Skippable[],
): Generator<InlinePiece, void> {
  let lastEnd: number | undefined;
  for (const cell of cells) {
    const first = cell.children[0];
    const last = cell.children.at(-1);
    if (!first || !last) continue;
    const { start } = placeOf(first);
    if (lastEnd !== undefined)
      yield { kind: 'run', run: { text: ', ', span: { start: lastEnd, end: start }, verbatim: false } };
    yield* inlinePieces(cell.children, source, skip);
    lastEnd = placeOf(last).end;
  }
}
