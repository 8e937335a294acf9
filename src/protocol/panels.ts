import type { Outcome } from '../core/model/verdict.js';
import type { ChunkState } from '../core/model/state.js';

/** What the player view is told and what it says. Audio is named by webview uris; text is only ever text. */
export type ToPlayer =
  | { readonly kind: 'load'; readonly title: string; readonly items: readonly PlayerItem[] }
  /** A chunk's state or take changed. */
  | { readonly kind: 'item'; readonly item: PlayerItem }
  | { readonly kind: 'play'; readonly chunkId: string; readonly atSeconds: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'speed'; readonly speed: number }
  | { readonly kind: 'volume'; readonly volume: number }
  | { readonly kind: 'sentence'; readonly text: string };

export interface PlayerItem {
  readonly chunkId: string;
  readonly index: number;
  readonly state: ChunkState;
  readonly excerpt: string;
  readonly seconds: number;
  readonly pauseSeconds: number;
  /** Webview uri of the WAV; absent until there is a take. */
  readonly audio?: string;
}

export type FromPlayer =
  | { readonly kind: 'ready' }
  /** At most ten a second while playing. */
  | { readonly kind: 'position'; readonly chunkId: string; readonly seconds: number; readonly playing: boolean }
  | { readonly kind: 'state'; readonly playing: boolean; readonly waiting: boolean }
  | { readonly kind: 'next' }
  | { readonly kind: 'previous' }
  | { readonly kind: 'speed'; readonly speed: number }
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly chunkId: string; readonly message: string };

export interface ToReport {
  readonly kind: 'report';
  readonly report: ReportView;
}

export interface ReportView {
  readonly title: string;
  readonly rows: readonly ReportRow[];
  readonly totals: {
    readonly chunks: number;
    readonly ready: number;
    readonly failed: number;
    readonly stale: number;
    readonly audioSeconds: number;
    /** Mean RTF weighted by audio length; undefined when nothing was spoken. */
    readonly rtf?: number;
  };
}

export interface ReportRow {
  readonly chunkId: string;
  readonly index: number;
  readonly excerpt: string;
  readonly state: ChunkState;
  readonly engine?: string;
  readonly voice?: string;
  readonly seconds?: number;
  readonly rtf?: number;
  readonly outcome?: Outcome;
  readonly findings: readonly string[];
  readonly pauseSeconds: number;
}

export type FromReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reveal'; readonly chunkId: string }
  | { readonly kind: 'retry'; readonly chunkId: string }
  | { readonly kind: 'play'; readonly chunkId: string };
