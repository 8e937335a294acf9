import { rms } from './level.js';

const frameSeconds = 0.2;

/**
 * Cuts audio that is longer than `mostSeconds` into pieces that aren't, each time in the quietest fifth of a second of the
 * longest piece's second half. No last piece is shorter than a quarter of the longest, for who hears nearly nothing makes
 * words up.
 */
export function cutAtPauses(samples: Float32Array, sampleRate: number, mostSeconds: number): readonly Float32Array[] {
  const most = Math.floor(mostSeconds * sampleRate);
  const pieces: Float32Array[] = [];
  let rest = samples;
  while (rest.length > most) {
    const last = Math.min(most, rest.length - Math.floor(most / 4));
    const at = quietest(rest, Math.floor(most / 2), last, Math.round(frameSeconds * sampleRate));
    pieces.push(rest.subarray(0, at));
    rest = rest.subarray(at);
  }
  return [...pieces, rest];
}

/** The middle of the quietest frame in `[from, to)`. */
function quietest(samples: Float32Array, from: number, to: number, frame: number): number {
  const step = Math.max(1, Math.floor(frame / 4));
  let [best, least] = [from, Infinity];
  for (let at = from; at + frame <= to; at += step) {
    const level = rms(samples, at, at + frame);
    if (level < least) [best, least] = [at, level];
  }
  return best + Math.floor(frame / 2);
}
