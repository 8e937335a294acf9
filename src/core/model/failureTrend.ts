import type { FailureCategory } from './failure.js';
import { failuresIn, type AttemptRecord } from './record.js';

/** What a narration of a chapter met. */
export interface NarrationFailures {
  /** When it began: ISO 8601, UTC. */
  readonly at: string;
  /** Chunks that it tried to speak. */
  readonly chunks: number;
  /** Chunks that met a kind of failure, repaired or not. */
  readonly failed: Readonly<Partial<Record<FailureCategory, number>>>;
}

/** Attempts that lie farther apart belong to two narrations. */
const apartMs = 600_000;
const mostNarrations = 8;

/**
 * The last narrations of a chapter, the oldest first, as the attempts of its chunks tell them: those that are kept, of
 * chunks that are still there.
 */
export function failureTrend(chunks: readonly (readonly AttemptRecord[])[]): readonly NarrationFailures[] {
  const tries = chunks
    .flatMap((attempts, chunk) => attempts.map((attempt) => ({ chunk, attempt, ms: Date.parse(attempt.at) })))
    .filter(({ ms }) => Number.isFinite(ms))
    .sort((a, b) => a.ms - b.ms);
  const narrations: { readonly startMs: number; readonly byChunk: Map<number, AttemptRecord[]> }[] = [];
  for (const [at, { chunk, attempt, ms }] of tries.entries()) {
    const before = tries[at - 1];
    if (!before || ms - before.ms > apartMs) narrations.push({ startMs: ms, byChunk: new Map() });
    const byChunk = narrations.at(-1)?.byChunk;
    byChunk?.set(chunk, [...(byChunk.get(chunk) ?? []), attempt]);
  }
  return narrations.slice(-mostNarrations).map(({ startMs, byChunk }) => {
    const failed: Partial<Record<FailureCategory, number>> = {};
    for (const category of [...byChunk.values()].flatMap(failuresIn)) failed[category] = (failed[category] ?? 0) + 1;
    return { at: new Date(startMs).toISOString(), chunks: byChunk.size, failed };
  });
}
