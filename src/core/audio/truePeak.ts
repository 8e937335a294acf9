import { decibels } from './level.js';

/** BS.1770-4, annex 2, asks for at least 4 values where a 48 kHz recording has one. */
const oversampling = 4;
/** Zero crossings of the sinc on each side of a place; with fewer, what is near half the sample rate is missed. ffmpeg has as many. */
const crossings = 16;
/** Samples that are looked at together: those that nothing high is near are passed over. */
const stretch = 32;

/** The weights of the samples around each place between two, by phase; the first phase is a sample itself. */
const phases = Array.from({ length: oversampling - 1 }, (_, index) => weightsAt((index + 1) / oversampling));
/** No value between samples is higher than this many times the highest of the samples around it. */
const mostGain = Math.max(...phases.map((weights) => weights.reduce((sum, weight) => sum + Math.abs(weight), 0)));

/** Samples that {@link peaksIn} reads before and after a place. */
export const peakReach = crossings;

/** True peak of sound that comes in pieces. */
export interface TruePeakMeter {
  add(samples: Float32Array): void;
  /** Highest magnitude so far between and at the samples, in dBTP; −∞ for silence. */
  dbtp(): number;
}

/** ITU-R BS.1770-4, annex 2: the highest value of the sound at four times its sample rate. */
export function createTruePeakMeter(): TruePeakMeter {
  let peak = 0;
  let before = new Float32Array(2 * peakReach);
  const hear = (samples: Float32Array) => {
    const whole = joined(before, samples);
    const peaks = peaksIn(whole, peakReach, whole.length - peakReach, peak);
    for (const value of peaks) peak = Math.max(peak, value);
    before = whole.slice(whole.length - 2 * peakReach);
  };
  return {
    add: hear,
    dbtp() {
      const kept = [before, peak] as const;
      hear(new Float32Array(peakReach));
      const highest = peak;
      [before, peak] = kept;
      return decibels(highest);
    },
  };
}

/**
 * The highest magnitude at each sample of `[from, to)` and between it and the next, by a windowed sinc (Blackman). Where nothing near can
 * be over `floor`, it is the sample's own. Reads {@link peakReach} samples more on both sides.
 */
export function peaksIn(samples: Float32Array, from: number, to: number, floor: number): Float32Array {
  const peaks = new Float32Array(to - from);
  for (let first = from; first < to; first += stretch) {
    const last = Math.min(first + stretch, to);
    const isLow = highest(samples, first - crossings, last + crossings) * mostGain <= floor;
    for (let at = first; at < last; at++) {
      const own = Math.abs(samples[at] ?? 0);
      peaks[at - from] = isLow ? own : Math.max(own, highestAfter(samples, at));
    }
  }
  return peaks;
}

/** Two pieces of sound as one. */
export function joined(first: Float32Array, second: Float32Array): Float32Array {
  const whole = new Float32Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

function highest(samples: Float32Array, from: number, to: number): number {
  let most = 0;
  for (let at = Math.max(0, from); at < Math.min(to, samples.length); at++) {
    most = Math.max(most, Math.abs(samples[at] ?? 0));
  }
  return most;
}

function highestAfter(samples: Float32Array, at: number): number {
  let most = 0;
  for (const weights of phases) {
    let sum = 0;
    for (let tap = 0; tap < weights.length; tap++)
      sum += (samples[at - crossings + 1 + tap] ?? 0) * (weights[tap] ?? 0);
    most = Math.max(most, Math.abs(sum));
  }
  return most;
}

/** Weights of the samples from `crossings − 1` before a place to `crossings` after it, which lies `offset` of a sample after one. */
function weightsAt(offset: number): Float64Array {
  return Float64Array.from({ length: 2 * crossings }, (_, tap) => {
    const distance = tap - crossings + 1 - offset;
    const sinc = Math.sin(Math.PI * distance) / (Math.PI * distance);
    const turn = (Math.PI * distance) / crossings;
    return sinc * (0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn));
  });
}
