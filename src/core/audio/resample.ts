/** Zero crossings of the sinc on each side of a sample: over 60 dB of what lies above the new band is gone. */
const crossings = 24;
/** Of the lower rate's band, how much is kept: the rest is where the filter falls. */
const keptBand = 0.92;

/**
 * The same sound at another sample rate, by a windowed sinc (Blackman) whose band ends below half of the lower rate, so that nothing
 * folds back. J. O. Smith, "Digital Audio Resampling". Comes back as it is where the rates are the same.
 */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const band = keptBand * Math.min(1, to / from);
  const reach = Math.ceil(crossings / band);
  const phases = to / greatestDivisor(from, to);
  const filters = Array.from({ length: phases }, (_, phase) => filterAt(phase / phases, band, reach));
  const resampled = new Float32Array(Math.ceil((samples.length * to) / from));
  for (let at = 0; at < resampled.length; at++) {
    const place = (at * from) / to;
    const first = Math.floor(place + 1e-9);
    const filter = filters[Math.round((place - first) * phases) % phases] ?? new Float64Array();
    let sum = 0;
    for (let tap = Math.max(0, reach - first); tap < filter.length; tap++) {
      const sample = samples[first + tap - reach];
      if (sample === undefined) break;
      sum += sample * (filter[tap] ?? 0);
    }
    resampled[at] = sum;
  }
  return resampled;
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
