import { fadeIn, fadeOut } from './fade.js';

const fadeSeconds = 0.005;

export interface Joined {
  readonly samples: Float32Array;
  /** Where each part begins, in seconds: what its timings must be moved by. */
  readonly starts: readonly number[];
}

/** Sets parts of one chunk one after another with `gapSeconds` of silence between, each faded 5 ms where it meets one. */
export function joinParts(parts: readonly Float32Array[], sampleRate: number, gapSeconds: number): Joined {
  const gap = Math.round(gapSeconds * sampleRate);
  const total = parts.reduce((sum, part) => sum + part.length, 0) + gap * Math.max(0, parts.length - 1);
  const samples = new Float32Array(total);
  const starts: number[] = [];
  let at = 0;
  for (const [index, part] of parts.entries()) {
    samples.set(part, at);
    const placed = samples.subarray(at, at + part.length);
    const fade = Math.min(part.length, Math.round(fadeSeconds * sampleRate));
    if (index > 0) fadeIn(placed, fade);
    if (index < parts.length - 1) fadeOut(placed, fade);
    starts.push(at / sampleRate);
    at += part.length + gap;
  }
  return { samples, starts };
}
