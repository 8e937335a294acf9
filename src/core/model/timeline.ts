import type { ChunkId, PauseReason } from './chunk.js';
import type { Span } from './span.js';
import type { TakeId } from './take.js';

/** What a chapter's audio says, and when: the one source of subtitles, labels, media overlays and `timeline.json`. */
export interface ChapterTimeline {
  readonly chapterId: string;
  readonly title: string;
  /** The manuscript's path inside the book, forward slashes. */
  readonly file: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly sampleRate: number;
  /** Length of the audio, what is quiet before and after the words included. */
  readonly samples: number;
  /** In the order in which they sound. No two share a sample. */
  readonly pieces: readonly TimelinePiece[];
}

/** A take where it lies in its chapter's audio. */
export interface TimelinePiece {
  readonly chunkId: ChunkId;
  readonly takeId: TakeId;
  /** SHA-256 of the take's WAV. */
  readonly sha256: string;
  /** The chunk in the manuscript. */
  readonly span: Span;
  readonly spoken: string;
  /** Its first sample in the chapter's audio. */
  readonly start: number;
  readonly samples: number;
  readonly pauseAfter: PauseReason;
  /** All of the chunk's sentences. */
  readonly sentences: readonly PlacedSpeech[];
  /** Its words, as far as the engine timed them. */
  readonly words: readonly PlacedSpeech[];
}

/** Characters of a manuscript where they sound. */
export interface PlacedSpeech {
  readonly span: Span;
  /** As it stands in the manuscript, without markup. */
  readonly text: string;
  /** Seconds from the beginning of the chapter's audio. */
  readonly start: number;
  readonly end: number;
}
