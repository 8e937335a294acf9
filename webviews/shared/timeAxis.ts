import type { ChunkState } from '../../src/protocol/panels.js';

/** A chunk on a time axis. */
export interface StripPart {
  readonly state: ChunkState;
  readonly seconds: number;
  readonly pauseSeconds: number;
}

/** The chunk at a share (0 to 1) of the strip's width. */
export function partAt(parts: readonly StripPart[], share: number): number {
  const goal = share * lengthOf(parts);
  let end = 0;
  const found = parts.findIndex(({ seconds, pauseSeconds }) => (end += seconds + pauseSeconds) > goal);
  return found < 0 ? parts.length - 1 : found;
}

/** Seconds of all parts, pauses included. */
export function lengthOf(parts: readonly StripPart[]): number {
  return parts.reduce((sum, { seconds, pauseSeconds }) => sum + seconds + pauseSeconds, 0);
}
