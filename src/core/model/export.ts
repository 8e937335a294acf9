import type { PauseSeconds } from './chunk.js';
import type { PlanRequest } from './request.js';

/** Every format that a book can be exported to, in the order in which they are offered. */
export const exportFormats = [
  'mp3',
  'm4b',
  'flac',
  'wav',
  'epub',
  'lpf',
  'sample',
  'vtt',
  'srt',
  'lrc',
  'audacity',
  'reaper',
  'timeline',
  'sidecar',
] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A format as it is offered. */
export interface ExportFormatInfo {
  readonly id: ExportFormat;
  readonly name: string;
  /** What its files end with, dot included. */
  readonly extension: string;
  /** Whether one file holds a chapter or the whole book. */
  readonly scope: 'chapter' | 'book';
}

/** An export: `path` is a chapter's file or a book's folder. */
export interface ExportRequest extends PlanRequest {
  readonly formats: readonly ExportFormat[];
  /** Absolute path of the folder that the files are written to. */
  readonly folder: string;
  /** The person's own; the book's count before them. */
  readonly pauses?: PauseSeconds;
  /** Writes also where something is unspoken; it is stated in each `.lector.json` and in the `gaps` event. */
  readonly allowGaps?: boolean;
  /** EPUB: marks each word while it sounds, not only each sentence. */
  readonly byWord?: boolean;
}

/** What an export tells while it runs; the last one is `finished`. */
export type ExportEvent =
  /** Takes are read and laid out; so many chapters are. */
  | { readonly kind: 'preparing'; readonly done: number; readonly total: number }
  | { readonly kind: 'started'; readonly files: number; readonly seconds: number }
  /** Something is unspoken, and is left out because the request allows it. */
  | { readonly kind: 'gaps'; readonly gaps: readonly string[] }
  | {
      readonly kind: 'progress';
      /** The file that is being written. */
      readonly file: string;
      /** Share of all work, 0 to 1. */
      readonly done: number;
      /** Absent until it can be told. */
      readonly etaSeconds?: number;
    }
  | {
      readonly kind: 'written';
      readonly format: ExportFormat;
      readonly file: string;
      readonly bytes: number;
      /** True where it lay there already, made of the same. */
      readonly isKept: boolean;
    }
  | { readonly kind: 'finished'; readonly folder: string; readonly files: readonly string[] };
