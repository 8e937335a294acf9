import { amplitude, rms } from './level.js';
import { speechLevel } from './speechLevel.js';

const frameSeconds = 0.005;
/** What is so far under the level of speech is quiet. The softest beginnings of words (f, h, th) are some 30 dB under it. */
const quietDb = 45;
/** What is kept before the first sound and after the last one: a breath in, and the end of a room. */
const guardSeconds = { before: 0.03, after: 0.08 };

/** The samples `[start, end)` of a recording in which something is said. */
export interface Trimmed {
  readonly start: number;
  readonly end: number;
}

/**
 * What of a recording stays when its quiet ends go. A word is never cut: `words`, in seconds, are kept whole where they are known, and
 * a guard is kept around what sounds. All of it stays where nothing sounds.
 */
export function trim(
  samples: Float32Array,
  sampleRate: number,
  words: readonly { readonly start: number; readonly end: number }[],
): Trimmed {
  const frame = Math.max(1, Math.round(sampleRate * frameSeconds));
  const limit = amplitude(speechLevel(samples, sampleRate) - quietDb);
  const isQuiet = (start: number) => rms(samples, start, Math.min(start + frame, samples.length)) <= limit;
  let first = 0;
  while (first < samples.length && isQuiet(first)) first += frame;
  if (first >= samples.length) return { start: 0, end: samples.length };
  let last = samples.length;
  while (isQuiet(Math.max(0, last - frame))) last -= frame;
  const firstSound = Math.min(first / sampleRate, ...words.map(({ start }) => start));
  const lastSound = Math.max(last / sampleRate, ...words.map(({ end }) => end));
  return {
    start: Math.max(0, Math.floor((firstSound - guardSeconds.before) * sampleRate)),
    end: Math.min(samples.length, Math.ceil((lastSound + guardSeconds.after) * sampleRate)),
  };
}
