import type { Chapter } from '../../model/manuscript.js';
import { overlaps, type Span } from '../../model/span.js';
import { sliceSpoken, spokenRange, type Spoken } from '../../model/spoken.js';
import type { PlacedSpeech } from '../../model/timeline.js';
import { placedSentences } from '../placedSentences.js';
import { wordsInText } from '../wordsInText.js';
import type { SpokenChunk } from './spokenChunks.js';

/** Where a take sounds in its chapter, in seconds: `zero` is its own beginning, which may have been trimmed away. */
export interface Sounding {
  readonly zero: number;
  readonly start: number;
  readonly end: number;
}

/** Where a chunk is said that its chapter's audio has at a place. */
export interface ChunkSpeech {
  readonly sentences: readonly PlacedSpeech[];
  readonly words: readonly PlacedSpeech[];
}

/**
 * The sentences and words of a chunk, in order and with their times in the chapter. A sentence whose words nobody timed begins and ends
 * where its share of the chunk's characters does, between the words around it that are timed.
 */
export function placedSpeech(
  { chunk, take }: SpokenChunk,
  text: string,
  chapter: Chapter,
  language: string,
  { zero, start, end }: Sounding,
): ChunkSpeech {
  const inside = (seconds: number) => Math.min(end, Math.max(start, zero + seconds));
  const words: PlacedSpeech[] = [];
  for (const word of wordsInText(take, chunk)) {
    const time = { start: inside(word.start), end: inside(word.end) };
    const before = words.at(-1);
    // What is said in several words for what is written as one is one word here.
    if (before && isSame(before.span, word.span)) words[words.length - 1] = { ...before, end: time.end };
    else words.push({ span: word.span, text: writtenAt(chunk.spoken, word.span, text), ...time });
  }
  const timeAt = timeline(chunk.span, words, { start, end });
  const sentences: PlacedSpeech[] = [];
  for (const { span, spoken } of placedSentences({ ...chapter, chunks: [chunk] }, language)) {
    const own = words.filter((word) => overlaps(word.span, span));
    const begin = Math.max(own[0]?.start ?? timeAt(span.start), sentences.at(-1)?.end ?? start);
    const until = Math.max(begin, own.at(-1)?.end ?? timeAt(span.end));
    sentences.push({ span, text: written(spoken, text), start: begin, end: until });
  }
  return { sentences, words };
}

/** Says when a place in the manuscript is reached, evenly between the words that are timed. */
function timeline(whole: Span, words: readonly PlacedSpeech[], time: Span): (offset: number) => number {
  const anchors = [
    { offset: whole.start, seconds: time.start },
    ...words.flatMap(({ span, start, end }) => [
      { offset: span.start, seconds: start },
      { offset: span.end, seconds: end },
    ]),
    { offset: whole.end, seconds: time.end },
  ];
  return (offset) => {
    const next = anchors.findIndex((anchor) => anchor.offset >= offset);
    const [before, after] = [anchors[next - 1], anchors[next]];
    if (!after) return time.end;
    if (!before || after.offset === before.offset) return after.seconds;
    const share = (offset - before.offset) / (after.offset - before.offset);
    return before.seconds + share * (after.seconds - before.seconds);
  };
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function writtenAt(spoken: Spoken, span: Span, text: string): string {
  const range = spokenRange(spoken, span);
  return range ? written(sliceSpoken(spoken, range.start, range.end), text) : text.slice(span.start, span.end);
}

const markup = /[*_`[\]<>\\~|\n]/;

/** What stands in the manuscript for spoken words; the spoken words where that has markup in it. */
function written(spoken: Spoken, text: string): string {
  return spoken
    .map((run) => {
      const there = run.verbatim ? run.text : text.slice(run.span.start, run.span.end);
      return run.verbatim || !markup.test(there) ? there : run.text;
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
