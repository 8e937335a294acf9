import { decibels } from './level.js';

/** Zero crossings of the sinc on each side of a place; with fewer, what is near half the sample rate is missed. ffmpeg has as many. */
const crossings = 16;
/** Samples that are looked at together: those that nothing high is near are passed over. */
const stretch = 32;

/** The weights of the samples around each of the places between two. */
const [firstPhase, secondPhase, thirdPhase] = [weightsAt(0.25), weightsAt(0.5), weightsAt(0.75)];
/** No value between samples is higher than this many times the highest of the samples around it. */
const mostGain = Math.max(
  ...[firstPhase, secondPhase, thirdPhase].map((weights) => weights.reduce((sum, weight) => sum + Math.abs(weight), 0)),
);

/** Samples that {@link peaksIn} reads before and after a place. */
export const peakReach = crossings;

/** True peak of sound that comes in pieces. */
export interface TruePeakMeter {
  add(samples: Float32Array): void;
  /** Highest magnitude so far between and at the samples, in dBTP; −∞ for silence. */
  dbtp(): number;
}

/** The highest value of the sound at four times its sample rate, as ITU-R BS.1770-4, annex 2, has it. */
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

/** All phases side by side: one alone would wait for itself at every tap. */
function highestAfter(samples: Float32Array, at: number): number {
  const first = at - crossings + 1;
  let one = 0;
  let two = 0;
  let three = 0;
  for (let tap = 0; tap < 2 * crossings; tap++) {
    const sample = samples[first + tap] ?? 0;
    one += sample * (firstPhase[tap] ?? 0);
    two += sample * (secondPhase[tap] ?? 0);
    three += sample * (thirdPhase[tap] ?? 0);
  }
  return Math.max(Math.abs(one), Math.abs(two), Math.abs(three));
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
