import type { Span } from '../../core/model/span.js';
import type { ChapterResult } from '../../protocol/messages/chapters.js';

/** The states that are marked beside the text, the gravest first. */
export const markedStates = ['failed', 'stale'] as const;
export type MarkedState = (typeof markedStates)[number];

/** A chunk to mark, on the line that it begins in. */
export interface ChunkMark {
  readonly state: MarkedState;
  readonly line: number;
  readonly span: Span;
}

/** One mark a line, in order; of two chunks that begin in one line the graver is shown. */
export function chunkMarks({ chapters }: ChapterResult, lineAt: (offset: number) => number): readonly ChunkMark[] {
  const marks = new Map<number, ChunkMark>();
  for (const { state, span } of chapters.flatMap(({ chunks }) => chunks)) {
    if (state !== 'failed' && state !== 'stale') continue;
    const line = lineAt(span.start);
    const there = marks.get(line);
    if (!there || isGraver(state, there.state)) marks.set(line, { state, line, span });
  }
  return [...marks.values()];
}

function isGraver(state: MarkedState, than: MarkedState): boolean {
  return markedStates.indexOf(state) < markedStates.indexOf(than);
}
