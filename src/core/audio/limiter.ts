import { amplitude } from './level.js';
import { joined, peakReach, peaksIn } from './truePeak.js';

const lookAheadSeconds = 0.005;
/** How long it takes until two thirds of the level are back. */
const releaseSeconds = 0.08;
/** A gain that changes makes new peaks between samples, which measured less than this. */
const marginDb = 0.1;

/** Sound in pieces whose peaks are held down. All that goes in comes out, some milliseconds later. */
export interface Limiter {
  /** As many samples as can be told already. */
  push(samples: Float32Array): Float32Array;
  /** The rest. */
  flush(): Float32Array;
}

/**
 * Keeps the true peak under `ceilingDbtp`. Turns down before a peak comes and slowly up again; what is under the ceiling is left as it
 * is. The least gain of the next 5 ms, with an exponential release, averaged over the 5 ms before: G. Luff, "Designing a Straightforward
 * Limiter" (2022).
 */
export function createLimiter(sampleRate: number, ceilingDbtp: number): Limiter {
  const ceiling = amplitude(ceilingDbtp - marginDb);
  const lookAhead = Math.round(lookAheadSeconds * sampleRate);
  const release = 1 - Math.exp(-1 / (releaseSeconds * sampleRate));
  const average = createAverage(lookAhead + 1);
  const least = createLeast(lookAhead + 1);
  /** What the peaks of the next samples are found from. */
  let heard: Float32Array = new Float32Array(peakReach);
  /** What waits for its gain: the last peaks aren't known, and nothing is let out before what follows it. */
  let waiting: Float32Array = new Float32Array();
  let ahead = 0;
  let peakBefore = 0;
  let gain = 1;

  function push(samples: Float32Array): Float32Array {
    heard = joined(heard, samples);
    waiting = joined(waiting, samples);
    const peaks = peaksIn(heard, peakReach, Math.max(peakReach, heard.length - peakReach), ceiling);
    heard = heard.slice(peaks.length);
    const limited = new Float32Array(Math.max(0, peaks.length - (lookAhead - ahead)));
    let at = 0;
    for (const peak of peaks) {
      // A value between two samples is made by both.
      const highest = Math.max(peak, peakBefore);
      peakBefore = peak;
      const needed = least(highest > ceiling ? ceiling / highest : 1);
      if (ahead < lookAhead) {
        ahead++;
        continue;
      }
      gain = Math.min(needed, gain + (1 - gain) * release);
      limited[at] = (waiting[at] ?? 0) * average(gain);
      at++;
    }
    waiting = waiting.slice(at);
    return limited;
  }

  return {
    push,
    flush() {
      const rest = waiting.length;
      return push(new Float32Array(peakReach + lookAhead)).subarray(0, rest);
    },
  };
}

/** The least of the last `length` values. */
function createLeast(length: number): (value: number) => number {
  /** A ring of those that may yet be the least, rising, and of their places; `first` and `count` say which. */
  const values = new Float64Array(length);
  const places = new Float64Array(length);
  let [first, count, place] = [0, 0, 0];
  const ringed = (index: number) => (index >= length ? index - length : index);
  return (value) => {
    if (count > 0 && (places[first] ?? 0) <= place - length) {
      first = ringed(first + 1);
      count--;
    }
    while (count > 0 && (values[ringed(first + count - 1)] ?? 0) >= value) count--;
    const next = ringed(first + count);
    values[next] = value;
    places[next] = place;
    count++;
    place++;
    return values[first] ?? value;
  };
}

/** The mean of the last `length` values; those before the first are 1. */
function createAverage(length: number): (value: number) => number {
  const values = new Float64Array(length).fill(1);
  let sum = length;
  let next = 0;
  return (value) => {
    sum += value - (values[next] ?? 0);
    values[next] = value;
    next = next + 1 === length ? 0 : next + 1;
    return sum / length;
  };
}
