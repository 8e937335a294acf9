import { matchesOf } from '../../base/matchesOf.js';
import type { Span } from '../../model/span.js';
import type { ChapterTimeline, PlacedSpeech } from '../../model/timeline.js';
import type { ExportChapter } from '../exporter.js';

/** An element of the text and the part of the audio that it sounds in, in seconds. */
export interface Clip {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** A sentence, or its words where each of them is marked. */
export interface SpokenSentence {
  readonly id: string;
  readonly clips: readonly Clip[];
}

export interface Overlay {
  /** The chapter's text, in which each clip's id is that of an element. */
  readonly markup: string;
  /** In the order in which they sound. Their clips cover all of the audio: readers leave out what no clip has. */
  readonly sentences: readonly SpokenSentence[];
}

/**
 * What of a chapter's text is marked while it sounds. A sentence or word that takes no time of its own, or of which nothing is seen
 * (the pause between two cells of a table), is not. `sourceOf` says where pictures lie.
 */
export function overlayOf(
  { timeline, markup }: Pick<ExportChapter, 'timeline' | 'markup'>,
  byWord: boolean,
  sourceOf: (url: string) => string | undefined,
): Overlay {
  const { samples, sampleRate } = timeline;
  const all = marksOf(timeline, byWord);
  const text = markup(all, sourceOf);
  const seen = new Set(matchesOf(/ id="([sw]\d+)"/g, text).map(([, id]) => id));
  const marked = all
    .filter(({ id }) => seen.has(id))
    .map((mark) => ({ ...mark, parts: mark.parts.filter(({ id }) => seen.has(id)) }));
  const starts = marked.flatMap((mark): readonly TimedPart[] => (mark.parts.length === 0 ? [mark] : mark.parts));
  const seconds = samples / sampleRate;
  const clips = new Map(
    starts.map(({ id, start }, index) => {
      const end = starts[index + 1]?.start ?? seconds;
      return [id, { id, start: index === 0 ? 0 : start, end }];
    }),
  );
  return {
    markup: text,
    sentences: marked.map(({ id, parts }) => {
      const own = parts.length === 0 ? [id] : parts.map((part) => part.id);
      return { id, clips: own.flatMap((one) => clips.get(one) ?? []) };
    }),
  };
}

/** A part of the text with the second from which it sounds. */
interface TimedPart {
  readonly id: string;
  readonly span: Span;
  readonly start: number;
}

interface TimedMark extends TimedPart {
  readonly parts: readonly TimedPart[];
}

function marksOf({ pieces }: ChapterTimeline, byWord: boolean): readonly TimedMark[] {
  const spoken = pieces.flatMap(({ sentences, words }) => sentences.map((sentence) => ({ sentence, words })));
  const apart = keptApart(spoken, ({ sentence }) => sentence);
  let words = 0;
  return apart.map(({ item, span, start }, index) => {
    const own = byWord
      ? keptApart(
          joined(item.words.filter((word) => word.span.start >= span.start && word.span.end <= span.end)),
          (word) => word,
        ).filter((word) => word.start >= start)
      : [];
    const parts = own.map((word) => ({ id: `w${++words}`, span: word.span, start: word.start }));
    return { id: `s${index + 1}`, span, start, parts };
  });
}

/** Words that share characters are one: “less than” and the comma behind a cell's `<`. */
function joined(words: readonly PlacedSpeech[]): readonly PlacedSpeech[] {
  const apart: PlacedSpeech[] = [];
  for (const word of words) {
    const before = apart.at(-1);
    if (!before || word.span.start >= before.span.end) apart.push(word);
    else {
      const span = { start: before.span.start, end: Math.max(before.span.end, word.span.end) };
      apart[apart.length - 1] = { ...before, span, end: word.end };
    }
  }
  return apart;
}

/** What can be told in milliseconds. */
const leastSeconds = 0.001;

/** Those that lie behind one another in the text as well as in time, none over the one before. */
function keptApart<T>(items: readonly T[], speechOf: (item: T) => PlacedSpeech) {
  const kept: { readonly item: T; readonly span: Span; readonly start: number }[] = [];
  for (const item of items) {
    const { span, start, end } = speechOf(item);
    const before = kept.at(-1);
    const from = Math.max(span.start, before?.span.end ?? 0);
    const isLater = start >= (before?.start ?? -leastSeconds) + leastSeconds;
    if (from < span.end && isLater && end - start >= leastSeconds) {
      kept.push({ item, span: { start: from, end: span.end }, start });
    }
  }
  return kept;
}
