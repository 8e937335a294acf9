import type { Diagnosed } from './agent.js';
import type { FailureCategory } from './failure.js';
import type { SpeechMetrics } from './speechMetrics.js';
import type { Take } from './take.js';
import type { Transcript } from './transcript.js';
import type { Finding } from './verdict.js';

/** Version of {@link ChunkRecord}; kept in each of them, so that a record file holds nothing but chunks. */
export const recordSchemaVersion = 1;

export const recordStatuses = ['pending', 'success', 'failed', 'skipped'] as const;
export type RecordStatus = (typeof recordStatuses)[number];

export const engineReasons = [
  'request',
  'front-matter',
  'book',
  'settings',
  'default',
  'mark',
  'speaker',
  'fallback',
  'speed',
] as const;
/**
 * Why an engine spoke a chunk: who chose it, that someone of the cast says its words (`speaker`), or that it stands in for the one that was chosen, which failed (`fallback`) or
 * was too slow for a listener (`speed`).
 */
export type EngineReason = (typeof engineReasons)[number];

export const repairIds = ['split', 'engine', 'rewrite', 'simplify'] as const;
/** How a chunk was saved whose own take failed: in parts, by another engine, in other words, or without the signs in its text. */
export type RepairId = (typeof repairIds)[number];

/** One try at speaking a chunk, as kept in its record. */
export interface AttemptRecord {
  readonly engine: string;
  readonly voice: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly outcome: 'pass' | 'review' | 'fail' | 'error';
  readonly code?: string;
  readonly message?: string;
  /** What kind of failure it was; of those that failed. Absent in records of versions that didn't keep it. */
  readonly category?: FailureCategory;
  readonly seconds?: number;
  /** Absent where the chunk was spoken as it was wanted. */
  readonly repair?: RepairId;
  /** From engines that are programs of their own. */
  readonly metrics?: SpeechMetrics;
}

/** What `.lector/chapters/<chapter>.json` says of one chunk. Fields may be added, never renamed. */
export interface ChunkRecord {
  readonly schema_version: number;
  readonly id: string;
  readonly status: RecordStatus;
  readonly engine_used: string | null;
  readonly voice: string | null;
  /** Absent in records of versions that didn't keep it. */
  readonly engine_reason?: EngineReason;
  /** The take that was wanted, where another engine's stands in for it. */
  readonly stands_in_for?: string | null;
  readonly text_length: number;
  readonly token_count: number;
  /** Path inside the book, forward slashes. */
  readonly audio_path: string | null;
  readonly audio_sha256: string | null;
  readonly take_id: string | null;
  /** The best recording that was refused, where none was let in: it never plays with its chapter, unless a person accepts it. */
  readonly refused_take?: {
    readonly take_id: string;
    readonly audio_path: string;
    readonly audio_sha256: string;
  };
  readonly duration_seconds: number | null;
  readonly rt_factor: number | null;
  readonly validation: {
    readonly tier1_passed: boolean | null;
    readonly tier2_wer: number | null;
    readonly findings: readonly Finding[];
    /** What ears wrote down of the take; `tier2_wer` is its word error rate. */
    readonly transcript?: Transcript;
    /** Hash of the take that a person accepted as it is. */
    readonly accepted_sha256?: string;
  };
  /** Why it stays dead, as far as an agent can tell; of failed ones. */
  readonly diagnosis?: Diagnosed;
  readonly attempts: readonly AttemptRecord[];
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
}

/** A chapter's record: `chunk_0001`, `chunk_0002`, … in reading order. */
export type ChapterRecord = Readonly<Record<string, ChunkRecord>>;

/** Whether a person accepted the take that its chunk has, whatever was found in it. */
export function isAcceptedAsIs({ status, validation }: Pick<ChunkRecord, 'status' | 'validation'>): boolean {
  return status === 'success' && validation.accepted_sha256 !== undefined;
}

/** Whether a chunk has a take that a person should listen to: something was found in it, or it isn't of the wanted voice, and nobody accepted it. */
export function isDoubted({ status, validation, stands_in_for: wanted, engine_reason: reason }: ChunkRecord): boolean {
  if (status !== 'success' || isAcceptedAsIs({ status, validation })) return false;
  return validation.findings.some(({ severity }) => severity !== 'info') || (wanted != null && reason !== 'request');
}

/** The kinds of failures that attempts met, each once. */
export function failuresIn(attempts: readonly AttemptRecord[]): readonly FailureCategory[] {
  return [...new Set(attempts.flatMap(({ category }) => category ?? []))];
}

/** Who spoke a chunk's take; where it has none, who tried last. */
export function speakerOf({ engine_used: engine, voice, attempts }: ChunkRecord): { engine?: string; voice?: string } {
  if (engine !== null) return voice === null ? { engine } : { engine, voice };
  const last = attempts.at(-1);
  return last ? { engine: last.engine, voice: last.voice } : {};
}

/** `chunk_0001` for index 0. */
export function recordKey(index: number): string {
  return `chunk_${String(index + 1).padStart(4, '0')}`;
}

/** What a record says of the take that its chunk has. */
export function takeFields(take: Take) {
  return {
    status: 'success',
    engine_used: take.engine,
    voice: take.voice,
    token_count: take.tokens,
    audio_path: take.file,
    audio_sha256: take.sha256,
    take_id: take.id,
    duration_seconds: take.seconds,
    rt_factor: take.rtf,
  } as const satisfies Partial<ChunkRecord>;
}
