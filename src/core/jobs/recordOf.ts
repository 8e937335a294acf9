import type { Diagnosed } from '../model/agent.js';
import type { Chunk } from '../model/chunk.js';
import {
  recordSchemaVersion,
  takeFields,
  type AttemptRecord,
  type EngineReason,
  type ChunkRecord,
} from '../model/record.js';
import { spokenText } from '../model/spoken.js';
import type { Take, TakeId } from '../model/take.js';
import type { Transcript } from '../model/transcript.js';
import type { Finding, Outcome } from '../model/verdict.js';

const keptAttempts = 20;

/** The record of a chunk as it is planned; all that is known of it is kept, in the same object where its place is the same. */
export function pendingRecord(chunk: Chunk, previous: ChunkRecord | undefined): ChunkRecord {
  const text = spokenText(chunk.spoken);
  const { start, end } = chunk.span;
  const place = { text, text_length: text.length, span: { start, end } };
  if (previous) {
    const isThere = previous.text === text && previous.span.start === start && previous.span.end === end;
    return isThere ? previous : { ...previous, ...place };
  }
  return {
    schema_version: recordSchemaVersion,
    id: chunk.id,
    status: 'pending',
    engine_used: null,
    voice: null,
    token_count: chunk.tokens,
    audio_path: null,
    audio_sha256: null,
    take_id: null,
    duration_seconds: null,
    rt_factor: null,
    validation: { tier1_passed: null, tier2_wer: null, findings: [] },
    attempts: [],
    ...place,
  };
}

/** Why a take is the chunk's. */
export interface Provenance {
  readonly reason: EngineReason;
  /** The take that was wanted, where this one stands in for it. */
  readonly standsInFor?: TakeId;
  /** What ears heard of it, where they listened. */
  readonly transcript?: Transcript;
}

/** The record of a chunk with an accepted take. */
export function takenRecord(
  before: ChunkRecord,
  take: Take,
  findings: readonly Finding[],
  attempts: readonly AttemptRecord[],
  { reason, standsInFor, transcript }: Provenance,
): ChunkRecord {
  return {
    ...withoutDiagnosis(withoutRefused(before)),
    ...takeFields(take),
    engine_reason: reason,
    stands_in_for: standsInFor ?? null,
    validation: {
      tier1_passed: true,
      tier2_wer: transcript?.wer ?? null,
      findings,
      ...(transcript && { transcript }),
    },
    attempts: withAttempts(before, attempts),
  };
}

/** A record that says nothing of refused recordings (any more). */
export function withoutRefused({ refused_take: _refused, ...record }: ChunkRecord): ChunkRecord {
  return record;
}

/** A record that says nothing of why its chunk failed (any more). */
function withoutDiagnosis({ diagnosis: _diagnosis, ...record }: ChunkRecord): ChunkRecord {
  return record;
}

/**
 * The record of a chunk whose every attempt failed; an earlier good take stays named, so that it still plays.
 * @param diagnosis why; what an earlier try found stays where it is absent
 * @param refused the best of what was refused, to be listened to
 */
export function failedRecord(
  before: ChunkRecord,
  findings: readonly Finding[],
  attempts: readonly AttemptRecord[],
  refused?: Take,
  diagnosis?: Diagnosed,
): ChunkRecord {
  return {
    ...before,
    ...(diagnosis && { diagnosis }),
    ...(refused && {
      refused_take: { take_id: refused.id, audio_path: refused.file, audio_sha256: refused.sha256 },
    }),
    status: 'failed',
    validation: wasRefused(before)
      ? { ...before.validation, findings }
      : { tier1_passed: false, tier2_wer: null, findings },
    attempts: withAttempts(before, attempts),
  };
}

/** Whether ears refused the take that a record names, and it is there only to be listened to by a person. */
export function wasRefused({ status, validation }: ChunkRecord): boolean {
  return status === 'failed' && validation.transcript !== undefined;
}

/** Whether a verdict lets a take in: only objective damage keeps it out. */
export function isAccepted(outcome: Outcome): boolean {
  return outcome === 'pass' || outcome === 'review';
}

function withAttempts(before: ChunkRecord, attempts: readonly AttemptRecord[]): readonly AttemptRecord[] {
  return [...before.attempts, ...attempts].slice(-keptAttempts);
}
