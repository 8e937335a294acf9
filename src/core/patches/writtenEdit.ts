import type { Chunk } from '../model/chunk.js';
import type { ProposedEdit } from '../model/patch.js';
import { placedChanges } from './placedChanges.js';

/** An edit of a manuscript's text over a chunk, before anyone says why. */
export type ChunkEdit = Pick<ProposedEdit, 'span' | 'before' | 'after'>;

/** How a manuscript's text has to change so that a chunk is written, and said, in other words; markup and line ends stay. */
export function writtenEdit(text: string, { span, spoken }: Pick<Chunk, 'span' | 'spoken'>, words: string): ChunkEdit {
  let after = '';
  let at = span.start;
  for (const change of placedChanges(spoken, words)) {
    after += text.slice(at, change.span.start) + change.words;
    at = change.span.end;
  }
  return { span, before: text.slice(span.start, span.end), after: after + text.slice(at, span.end) };
}
