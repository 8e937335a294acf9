import type { PauseSeconds } from '../core/model/chunk.js';
import { chunkStates, type ChunkState, type ChunkStatus } from '../core/model/state.js';
import { stateLabels, timeText } from '../protocol/panels.js';
import { t } from './texts.js';

/** How many chunks are in each state. */
export function countStates(chunks: readonly ChunkStatus[]): Record<ChunkState, number> {
  const counts = Object.fromEntries(chunkStates.map((state) => [state, 0])) as Record<ChunkState, number>;
  for (const { state } of chunks) counts[state]++;
  return counts;
}

/** Seconds of silence that follow a chunk when it is played. */
export function pauseAfter({ chunk }: ChunkStatus, pauses: PauseSeconds): number {
  return pauses[chunk.pauseAfter] + (chunk.extraPauseSeconds ?? 0);
}

/** Seconds that the takes of these chunks play, pauses between them included. */
export function playingSeconds(chunks: readonly ChunkStatus[], pauses: PauseSeconds): number {
  return chunks
    .filter(({ takeId }) => takeId !== undefined)
    .reduce((sum, status) => sum + (status.record?.duration_seconds ?? 0) + pauseAfter(status, pauses), 0);
}

/** Where a section stands, in a few characters: `not narrated`, `40 %`, `12:40 · 2 stale`. */
export function summaryOf(chunks: readonly ChunkStatus[], pauses: PauseSeconds): string {
  const counts = countStates(chunks);
  const open = counts.queued + counts.speaking;
  if (open > 0) return `${Math.floor(((chunks.length - open) / chunks.length) * 100)} %`;
  const seconds = playingSeconds(chunks, pauses);
  const troubles = (['stale', 'failed', 'none'] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${t(stateLabels[state])}`);
  if (seconds === 0) return counts.failed > 0 ? troubles.join(' · ') : t(stateLabels.none);
  return [timeText(seconds), ...troubles].join(' · ');
}
