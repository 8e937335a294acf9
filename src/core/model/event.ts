import type { ChunkId } from './chunk.js';
import type { ChunkRecord, RepairId } from './record.js';
import type { Finding, Verdict } from './verdict.js';

/** What a narration tells while it runs; one line of NDJSON each from `lector narrate --json`. */
export type JobEvent =
  | {
      readonly kind: 'started';
      readonly jobId: string;
      readonly engine: string;
      readonly voice: string;
      readonly chapters: readonly { readonly id: string; readonly title: string; readonly chunks: number }[];
      /** What a person should know of the texts before they are spoken: warnings and errors. */
      readonly findings: readonly TextFinding[];
    }
  | (InChunk & { readonly kind: 'queued' })
  | (InChunk & { readonly kind: 'speaking'; readonly engine: string; readonly attempt: number })
  | (InChunk & {
      readonly kind: 'judged';
      readonly verdict: Verdict;
      readonly record: ChunkRecord;
      /** True when a take from before was used and nothing was spoken. */
      readonly reused: boolean;
      readonly progress: Progress;
    })
  | (InChunk & {
      /** Ears listened to a take that was told before; where they refuse it, it is repaired first, which is told as always. */
      readonly kind: 'heard';
      readonly verdict: Verdict;
      readonly record: ChunkRecord;
      /** Takes that are still to be listened to. */
      readonly waiting: number;
    })
  | (InChunk & {
      readonly kind: 'trying';
      readonly engine: string;
      readonly reason: Finding;
      /** What is tried now; absent where it is the same once more. */
      readonly repair?: RepairId;
    })
  | {
      readonly kind: 'finished';
      readonly jobId: string;
      readonly outcome: 'good' | 'problems' | 'cancelled';
      readonly totals: Totals;
    };

/** A finding about the text of a manuscript. */
export interface TextFinding extends Finding {
  /** The manuscript's path inside the book. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

interface InChunk {
  readonly chapterId: string;
  readonly chunkId: ChunkId;
  /** Position in the chapter, from 0. */
  readonly index: number;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Seconds to go, from the pace so far; undefined until something was spoken. */
  readonly etaSeconds?: number;
}

export interface Totals {
  readonly chunks: number;
  readonly spoken: number;
  readonly reused: number;
  readonly failed: number;
  /** Takes that ears listened to. */
  readonly heard: number;
  readonly audioSeconds: number;
  readonly wallSeconds: number;
  /** Wall seconds ÷ seconds of audio spoken in this job; undefined when none was. */
  readonly rtf?: number;
}
