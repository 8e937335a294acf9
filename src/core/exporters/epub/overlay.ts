import type { MarkedText } from '../../model/markedText.js';
import type { Span } from '../../model/span.js';
import type { ChapterTimeline, PlacedSpeech } from '../../model/timeline.js';

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
  readonly marks: readonly MarkedText[];
  /** In the order in which they sound. Their clips cover all of the audio: readers leave out what no clip has. */
  readonly sentences: readonly SpokenSentence[];
}

/** What of a chapter's text is marked while it sounds. A sentence or word that takes no time of its own is not. */
export function overlayOf({ pieces, samples, sampleRate }: ChapterTimeline, byWord: boolean): Overlay {
  const spoken = pieces.flatMap(({ sentences, words }) => sentences.map((sentence) => ({ sentence, words })));
  const apart = keptApart(spoken, ({ sentence }) => sentence);
  let words = 0;
  const marked = apart.map(({ item, span, start }, index) => {
    const own = byWord
      ? keptApart(
          item.words.filter((word) => word.span.start >= span.start && word.span.end <= span.end),
          (word) => word,
        ).filter((word) => word.start >= start)
      : [];
    const parts = own.map((word) => ({ id: `w${++words}`, span: word.span, start: word.start }));
    return { id: `s${index + 1}`, span, start, parts };
  });
  const starts = marked.flatMap(({ id, start, parts }) => (parts.length === 0 ? [{ id, start }] : parts));
  const seconds = samples / sampleRate;
  const clips = new Map(
    starts.map(({ id, start }, index) => {
      const end = starts[index + 1]?.start ?? seconds;
      return [id, { id, start: index === 0 ? 0 : start, end }];
    }),
  );
  return {
    marks: marked.map(({ id, span, parts }) => ({
      id,
      span,
      parts: parts.map((part) => ({ id: part.id, span: part.span })),
    })),
    sentences: marked.map(({ id, parts }) => {
      const own = parts.length === 0 ? [id] : parts.map((part) => part.id);
      return { id, clips: own.flatMap((one) => clips.get(one) ?? []) };
    }),
  };
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
