import { gravest, type FailureCategory } from './failure.js';
import type { ChunkRecord } from './record.js';

/** Why a chunk has no take, of all its tries since the last good one; undefined where none was made or its record is older than that. */
export function failureOf({ attempts }: Pick<ChunkRecord, 'attempts'>): FailureCategory | undefined {
  const good = attempts.findLastIndex(({ outcome }) => outcome === 'pass' || outcome === 'review');
  return gravest(attempts.slice(good + 1).flatMap(({ category }) => category ?? []));
}
