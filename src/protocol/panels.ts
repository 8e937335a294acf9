import type { ChapterCoverage, GapReason, SkipRule } from '../core/model/coverage.js';
import type { Outcome } from '../core/model/verdict.js';
import type { EngineReason, RepairId } from '../core/model/record.js';
import type { FailureCategory } from '../core/model/failure.js';
import type { NarrationFailures } from '../core/model/failureTrend.js';
import type { SpeechMetrics } from '../core/model/speechMetrics.js';
import type { Transcript } from '../core/model/transcript.js';
import type { ChunkState } from '../core/model/state.js';
import type { SpeakerRule } from '../core/model/utterance.js';
import type { RecordingView } from './messages/takes.js';

export type { ChunkState };

/** The word beside every icon and colour that stands for a state. */
export const stateLabels: Readonly<Record<ChunkState, string>> = {
  none: 'not narrated',
  queued: 'queued',
  speaking: 'speaking',
  ready: 'ready',
  stale: 'stale',
  failed: 'failed',
  skipped: 'skipped',
};

/** The word for each kind of failure. */
export const failureLabels: Readonly<Record<FailureCategory, string>> = {
  oom: 'out of memory',
  missing_model: 'model missing',
  permission: 'not allowed',
  network: 'no connection',
  timeout: 'no answer',
  schema: 'bad input',
  truncation: 'words missing',
  audio_quality: 'bad audio',
  crash: 'crash',
};

/** The words for what leaves parts of a text unspoken. */
export const skipRuleLabels: Readonly<Record<SkipRule, string>> = {
  'narrate: false': 'the file is left out',
  code: 'code',
  tables: 'tables',
  links: 'links',
  images: 'images',
  footnotes: 'footnotes',
  html: 'HTML',
  mark: 'a mark in the text',
  unspeakable: 'nothing that can be said',
  person: 'skipped by you',
};

/** The words for what is wrong with words that should be heard once. */
export const gapReasonLabels: Readonly<Record<GapReason, string>> = {
  'in no chunk': 'in no chunk',
  'in two chunks': 'said twice',
  'no take': 'not narrated',
  failed: 'failed',
  stale: 'stale',
  'not in the audio': 'not in the audio',
};

/** What is said of each way to save a chunk whose own take failed. */
export const repairLabels: Readonly<Record<RepairId, string>> = {
  split: 'in parts',
  engine: 'another engine',
  rewrite: 'in other words',
  simplify: 'without its signs',
};

/** How it is known who says something. */
export const speakerLabels: Readonly<Record<SpeakerRule, string>> = {
  mark: 'a mark in the text says so',
  tag: 'named beside it',
  pronoun: 'meant by a pronoun beside it',
  'same-paragraph': 'they go on in the paragraph',
  continued: 'they go on from the paragraph before',
  action: 'what they do stands beside it',
  turn: 'two people take turns',
  unknown: 'nothing tells',
};

/** The speeds on offer, in the menu of the player and in the command. */
export const playbackSpeeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

/** English prose is spoken at about this pace; only for lengths not known yet. */
export const typicalCharactersPerSecond = 15;

/** Seconds as people read them: `0:07`, `12:40`, `1:02:03`. */
export function timeText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  const tail = `${hours > 0 ? String(minutes).padStart(2, '0') : minutes}:${String(whole % 60).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** What the player view is told and what it says. Audio is named by webview uris; text is only ever text. */
export type ToPlayer =
  | {
      readonly kind: 'load';
      readonly title: string;
      readonly book: string;
      readonly author: string;
      readonly items: readonly PlayerItem[];
    }
  /** A chunk's state or take changed. */
  | { readonly kind: 'item'; readonly item: PlayerItem }
  | { readonly kind: 'play'; readonly chunkId: string; readonly atSeconds: number; readonly wish: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'speed'; readonly speed: number }
  | { readonly kind: 'volume'; readonly volume: number }
  | { readonly kind: 'sentence'; readonly text: string }
  /** A one-off sound; what plays is held up meanwhile. */
  | { readonly kind: 'playSample'; readonly wav: Uint8Array }
  | { readonly kind: 'stopSample' };

/** A chunk in the player’s list; times are in seconds. */
export interface PlayerItem {
  readonly chunkId: string;
  readonly index: number;
  readonly state: ChunkState;
  readonly excerpt: string;
  readonly seconds: number;
  readonly pauseSeconds: number;
  /** False when there is no audio and none is on its way: playback passes over the chunk instead of waiting. */
  readonly awaited: boolean;
  /** Webview uri of the WAV; absent until it is fetched or, where it is `awaited`, spoken. */
  readonly audio?: string;
}

/** What the player page says. */
export type FromPlayer =
  | { readonly kind: 'ready' }
  /** Play was pressed while nothing is loaded. */
  | { readonly kind: 'start' }
  /** A chunk was picked in the strip, or a place in it in the system's media panel. */
  | { readonly kind: 'seek'; readonly chunkId: string; readonly seconds: number }
  | { readonly kind: 'stop' }
  /** At most ten a second while playing; `wish` is that of the last `play`. */
  | { readonly kind: 'position'; readonly chunkId: string; readonly seconds: number; readonly wish: number }
  /** `chunkId` is the chunk that is waited for. */
  | { readonly kind: 'state'; readonly playing: boolean; readonly waiting: boolean; readonly chunkId?: string }
  | { readonly kind: 'next' }
  | { readonly kind: 'previous' }
  | { readonly kind: 'speed'; readonly speed: number }
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly chunkId: string; readonly message: string }
  /** `blocked`: the page waits for a click before it makes a sound. */
  | { readonly kind: 'sample'; readonly state: SampleState };

/** How a one-off sound fares. */
export type SampleState = 'playing' | 'ended' | 'blocked' | 'failed';

/** What the report page is told. */
export type ToReport =
  | { readonly kind: 'report'; readonly report: ReportView }
  /** Where the words of the chapter are heard. */
  | { readonly kind: 'coverage'; readonly coverage: CoverageView }
  /** A chunk's recordings are to be shown. */
  | { readonly kind: 'open'; readonly chunkId: string }
  /** A chunk's recordings, as it was asked. */
  | { readonly kind: 'takes'; readonly chunkId: string; readonly takes: readonly TakeItem[] };

/** A recording of a chunk that can be heard in the report. */
export interface TakeItem extends Omit<RecordingView, 'audioUri'> {
  readonly wav: Uint8Array;
}

/** What the report shows of a chapter besides where its words are heard. */
export interface ReportView {
  readonly title: string;
  readonly rows: readonly ReportRow[];
  /** Chunks whose attempts met a kind of failure, the most first, and how many of them have a good take now. */
  readonly failures: readonly { readonly category: FailureCategory; readonly chunks: number; readonly saved: number }[];
  /** What the last narrations met, the oldest first. */
  readonly trend: readonly NarrationFailures[];
  readonly totals: {
    readonly chunks: number;
    readonly ready: number;
    readonly failed: number;
    readonly stale: number;
    readonly audioSeconds: number;
    /** Chunks that ears listened to. */
    readonly heard: number;
    /** Words of them that were heard otherwise ÷ words; undefined when nothing was heard. */
    readonly wer?: number;
    /** Mean RTF weighted by audio length; undefined when nothing was spoken. */
    readonly rtf?: number;
  };
}

/** How many of a chapter’s words are heard, and why the others aren’t. */
export type CoverageView = Pick<ChapterCoverage, 'words' | 'heard' | 'skipped' | 'gaps'>;

/** A chunk’s row; texts are in the editor’s language. */
export interface ReportRow {
  readonly chunkId: string;
  readonly index: number;
  readonly excerpt: string;
  readonly state: ChunkState;
  /** How it is being repaired, while it is. */
  readonly trying?: RepairId;
  readonly engine?: string;
  readonly engineReason?: EngineReason;
  readonly voice?: string;
  readonly seconds?: number;
  readonly rtf?: number;
  readonly metrics?: SpeechMetrics;
  /** Of the checks and of ears, the worse. */
  readonly outcome?: Outcome;
  readonly findings: readonly string[];
  /** Kinds of failures that its attempts met. */
  readonly failures: readonly FailureCategory[];
  /** A person accepted its take, whatever was found in it. */
  readonly isAccepted?: true;
  /** What ears heard; absent where they didn't listen. */
  readonly transcript?: Transcript;
  readonly pauseSeconds: number;
}

/** What the report page says. */
export type FromReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reveal'; readonly chunkId: string }
  | { readonly kind: 'retry'; readonly chunkId: string }
  | { readonly kind: 'play'; readonly chunkId: string }
  /** The recordings of a chunk are wanted. */
  | { readonly kind: 'takes'; readonly chunkId: string }
  /** One of them is to be the chunk's take. */
  | { readonly kind: 'use'; readonly chunkId: string; readonly takeId: string; readonly sha256: string }
  /** The report itself makes a sound now. */
  | { readonly kind: 'hear' };
