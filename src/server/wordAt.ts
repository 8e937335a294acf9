import { matchesOf } from '../core/base/matchesOf.js';
import type { EngineInfo } from '../core/model/engineInfo.js';
import type { Chapter } from '../core/model/manuscript.js';
import { notated } from '../core/model/notation.js';
import { contains, type Span } from '../core/model/span.js';
import { sliceSpoken, sourceSpan, spokenRange, spokenText, type Spoken } from '../core/model/spoken.js';
import type { ChunkStatus } from '../core/model/state.js';
import type { Plan } from './manuscripts.js';

/** A word of a manuscript that is spoken. */
export interface WordPlace {
  readonly chapter: Chapter;
  /** Position of its chunk in the chapter, from 0. */
  readonly index: number;
  readonly status: ChunkStatus;
  /** In the manuscript; all of what is said as one (`$5 million`). */
  readonly span: Span;
  readonly said: string;
  /** What is spoken of the sentence that it stands in, and where in there it is. */
  readonly spoken: Spoken;
  readonly sentence: string;
  readonly inSentence: Span;
}

const words = /[\p{L}\p{M}\p{N}]+(?:['’.‐-][\p{L}\p{M}\p{N}]+)*/gu;

/** The word at an offset of a planned text; undefined between words and where nothing is spoken. */
export function wordAt({ chapters }: Plan, offset: number): WordPlace | undefined {
  for (const { chapter, chunks } of chapters) {
    const index = contains(chapter.span, offset) ? chunks.findIndex(({ chunk }) => contains(chunk.span, offset)) : -1;
    const status = chunks[index];
    if (status) return wordIn(chapter, index, status, offset);
  }
  return undefined;
}

function wordIn(chapter: Chapter, index: number, status: ChunkStatus, offset: number): WordPlace | undefined {
  const { spoken, sentences } = status.chunk;
  const pointed = spokenRange(spoken, { start: offset, end: offset + 1 });
  const range = pointed && wholeWords(spokenText(spoken), pointed);
  const span = range && sourceSpan(spoken, range.start, range.end);
  if (!span) return undefined;
  const sentence = sentences.find((one) => contains(one, span.start));
  const { start, end } = (sentence && spokenRange(spoken, sentence)) ?? range;
  const text = spokenText(spoken);
  return {
    chapter,
    index,
    status,
    span,
    said: text.slice(range.start, range.end),
    spoken: sliceSpoken(spoken, start, Math.max(end, range.end)),
    sentence: text.slice(start, Math.max(end, range.end)),
    inSentence: { start: range.start - start, end: range.end - start },
  };
}

/** A range of spoken text made larger to whole words; undefined where it touches none. */
function wholeWords(text: string, range: Span): Span | undefined {
  const touched = matchesOf(words, text).map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const inside = touched.filter(({ start, end }) => start < range.end && range.start < end);
  const [first, last] = [inside[0], inside.at(-1)];
  return first && last && { start: first.start, end: last.end };
}

/** What is spoken of a span of a planned text, as an engine reads it; empty where nothing is. */
export function spokenWithin({ chapters }: Plan, span: Span, engine: Pick<EngineInfo, 'readsIpa'>): string {
  return chapters
    .flatMap(({ chunks }) => chunks.map(({ chunk }) => partOf(chunk.spoken, span, engine)))
    .filter((part) => part !== '')
    .join(' ');
}

function partOf(spoken: Spoken, span: Span, engine: Pick<EngineInfo, 'readsIpa'>): string {
  const range = spokenRange(spoken, span);
  return range ? notated(sliceSpoken(spoken, range.start, range.end), engine).text.trim() : '';
}
