/** Zero crossings of the sinc on each side of a sample: over 60 dB of what lies above the new band is gone. */
const crossings = 24;
/** Of the lower rate's band, how much is kept: the rest is where the filter falls. */
const keptBand = 0.92;

/** Turns sounds of one sample rate into another. */
export interface Resampler {
  /** The samples `[first, first + count)` of what `samples` become; outside of them is silence. */
  read(samples: Float32Array, first: number, count: number): Float32Array;
}

/** The same sound at another sample rate, by a {@link createResampler}. Comes back as it is where the rates are the same. */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  return createResampler(from, to).read(samples, 0, resampledLength(samples.length, from, to));
}

/** How many samples so many become at another rate. */
export function resampledLength(samples: number, from: number, to: number): number {
  return Math.ceil((samples * to) / from);
}

/**
 * Resamples by a windowed sinc (Blackman) whose band ends below half of the lower rate, so that nothing folds back. J. O. Smith,
 * "Digital Audio Resampling". Where the rates are the same, samples stay as they are.
 */
export function createResampler(from: number, to: number): Resampler {
  if (from === to) return { read: (samples, first, count) => samples.slice(first, first + count) };
  const band = keptBand * Math.min(1, to / from);
  const reach = Math.ceil(crossings / band);
  const divisor = greatestDivisor(from, to);
  const [phases, stride] = [to / divisor, from / divisor];
  const filters = Array.from({ length: phases }, (_, phase) => filterAt(phase / phases, band, reach));
  return {
    read(samples, first, count) {
      const read = new Float32Array(count);
      let place = Math.floor((first * stride) / phases);
      let phase = (first * stride) % phases;
      for (let at = 0; at < count; at++) {
        read[at] = weighted(samples, place - reach, filters[phase] ?? new Float64Array());
        phase += stride;
        while (phase >= phases) {
          phase -= phases;
          place++;
        }
      }
      return read;
    },
  };
}

/** The sum of the samples from `start` on, each times its weight. Four sums side by side: one alone would wait for itself at every tap. */
function weighted(samples: Float32Array, start: number, weights: Float64Array): number {
  const until = Math.min(weights.length, samples.length - start);
  let tap = Math.max(0, -start);
  let one = 0;
  let two = 0;
  let three = 0;
  let four = 0;
  for (; tap + 3 < until; tap += 4) {
    const at = start + tap;
    one += (samples[at] ?? 0) * (weights[tap] ?? 0);
    two += (samples[at + 1] ?? 0) * (weights[tap + 1] ?? 0);
    three += (samples[at + 2] ?? 0) * (weights[tap + 2] ?? 0);
    four += (samples[at + 3] ?? 0) * (weights[tap + 3] ?? 0);
  }
  for (; tap < until; tap++) one += (samples[start + tap] ?? 0) * (weights[tap] ?? 0);
  return one + two + three + four;
}

/** The weights of the samples around a place that lies `offset` of a sample after one; they add up to 1. */
function filterAt(offset: number, band: number, reach: number): Float64Array {
  const filter = Float64Array.from({ length: 2 * reach + 1 }, (_, tap) => {
    const distance = tap - reach - offset;
    const angle = Math.PI * band * distance;
    const sinc = Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
    const turn = (Math.PI * distance) / (reach + 1);
    return sinc * (0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn));
  });
  const sum = filter.reduce((total, weight) => total + weight, 0);
  return filter.map((weight) => weight / sum);
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
