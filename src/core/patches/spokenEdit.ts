import type { Chunk } from '../model/chunk.js';
import { placedChanges, type PlacedChange } from './placedChanges.js';
import type { ChunkEdit } from './writtenEdit.js';

/** What can't stand in a `lector-say` mark: markup, what would end it, and what would make its parts hard to tell apart. */
const unmarkable = /--|[<>*_~`[\]\\]|=|[\r\n]/;

/**
 * How a manuscript's text has to change so that a chunk is said in other words and printed as it is: a `lector-say` mark behind each
 * stretch. Undefined where a stretch holds what can't stand in such a mark.
 */
export function spokenEdit(
  text: string,
  { span, spoken }: Pick<Chunk, 'span' | 'spoken'>,
  words: string,
): ChunkEdit | undefined {
  let after = '';
  let at = span.start;
  for (const change of placedChanges(spoken, words)) {
    const { start, end, said } = withWords(text, span.start, change);
    const written = text.slice(start, end);
    if (written.trim() === '' || said === '' || unmarkable.test(written) || unmarkable.test(said)) return undefined;
    after += `${text.slice(at, end)}<!-- lector-say: ${written} = ${said} -->`;
    at = end;
  }
  return { span, before: text.slice(span.start, span.end), after: after + text.slice(at, span.end) };
}

/**
 * A change of signs or spaces alone, with the written words on its sides that it joins or parts: that is what is said otherwise.
 */
function withWords(text: string, from: number, { span, words }: PlacedChange) {
  const written = text.slice(span.start, span.end);
  const isOfWords = [written, words].every((part) => /[\p{L}\p{N}]/u.test(part));
  if (isOfWords) return { start: span.start, end: span.end, said: words.trim() };
  const [before = ''] = /\S+\s*$/.exec(text.slice(from, span.start)) ?? [];
  const [after = ''] = /\S$/.test(before + written) ? (/^[\p{L}\p{N}]+/u.exec(text.slice(span.end)) ?? []) : [];
  const start = span.start - before.length;
  const end = start + (before + written + after).trimEnd().length;
  return { start, end, said: `${before}${words}${after}`.trim() };
}
