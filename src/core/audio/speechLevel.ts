import { quantile } from '../base/quantile.js';
import { amplitude, decibels, rms } from './level.js';

const frameSeconds = 0.02;
const tailFrameSeconds = 0.01;
/** What is so far under the level of speech is quiet: chosen, as all that the checks start from. */
const quietDb = 25;
/** A frame so far under the loud ones is a pause or the end of a sound. */
const activeRangeDb = 20;
/** The share of frames that are softer than a loud one. */
const loudQuantile = 0.9;

/** RMS in dBFS of the frames in which somebody speaks, so that pauses don't count; −∞ where nothing sounds. */
export function speechLevel(samples: Float32Array, sampleRate: number): number {
  const frame = Math.max(1, Math.round(sampleRate * frameSeconds));
  const levels: number[] = [];
  for (let at = 0; at < samples.length; at += frame) {
    levels.push(rms(samples, at, Math.min(at + frame, samples.length)));
  }
  const loud = quantile(levels, loudQuantile);
  const active = levels.filter((level) => level > 0 && level >= loud * amplitude(-activeRangeDb));
  const power = active.reduce((sum, level) => sum + level * level, 0) / active.length;
  return active.length === 0 ? -Infinity : decibels(Math.sqrt(power));
}

/** Seconds from the last frame that is at most {@link quietDb} under the speech to the end; all of them where nothing sounds. */
export function quietTail(samples: Float32Array, sampleRate: number): number {
  const frame = Math.max(1, Math.round(sampleRate * tailFrameSeconds));
  const limit = amplitude(speechLevel(samples, sampleRate) - quietDb);
  let end = samples.length;
  while (end > 0 && rms(samples, Math.max(0, end - frame), end) <= limit) end -= frame;
  return (samples.length - Math.max(0, end)) / sampleRate;
}
