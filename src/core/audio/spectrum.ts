import FFT from 'fft.js';
import { decibels, rms } from './level.js';

/** What a take sounds like, in `dbfs.length` frames that overlap. */
export interface Spectrum {
  /** Seconds from one frame to the next. */
  readonly hop: number;
  /** RMS in dBFS of each frame's hop; −∞ for digital silence. */
  readonly dbfs: Float32Array;
  /** Geometric ÷ arithmetic mean of each frame's power spectrum: 0 for a tone, some 0.56 for white noise. */
  readonly flatness: Float32Array;
  /**
   * {@link melBands} numbers a frame, one frame after the other: the log energy in each band, less their mean, of length 1. It
   * is the sound's colour, whatever its level.
   */
  readonly colours: Float32Array;
}

/** Bands of a frame's colour, from {@link lowestHertz} to {@link highestHertz}. */
export const melBands = 20;
const hopSeconds = 0.01;
/** A window is the longest power of two under this: some 23 ms, which tells the sounds of speech apart. */
const windowSeconds = 0.03;
const lowestHertz = 60;
const highestHertz = 8000;
/** Some −90 dBFS in a bin: what lies under it says nothing. */
const floor = 1e-9;

/** No speech is so quiet; what is needs no colour. */
const quietestDbfs = -60;
/** What no speech engine puts out can't be cut into frames. */
const lowestRate = 8_000;
const highestRate = 192_000;

/**
 * The spectrum of mono samples. Samples that are no numbers count as 0. A minute of speech takes some 100 ms.
 */
export function spectrumOf(samples: Float32Array, sampleRate: number): Spectrum {
  if (!(sampleRate >= lowestRate && sampleRate <= highestRate)) {
    return { hop: hopSeconds, dbfs: new Float32Array(), flatness: new Float32Array(), colours: new Float32Array() };
  }
  const size = 2 ** Math.floor(Math.log2(sampleRate * windowSeconds));
  const hop = Math.round(sampleRate * hopSeconds);
  const fft = new FFT(size);
  const hann = Float64Array.from({ length: size }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / size));
  const filters = melFilters(size, sampleRate);
  const input = new Array<number>(size).fill(0);
  const output = fft.createComplexArray() as number[];
  const power = new Float64Array(size / 2);
  const count = Math.floor(samples.length / hop);
  const dbfs = new Float32Array(count);
  const flatness = new Float32Array(count);
  const colours = new Float32Array(count * melBands);
  for (let frame = 0; frame < count; frame++) {
    const at = frame * hop;
    const level = decibels(rms(samples, at, at + hop));
    dbfs[frame] = level;
    if (level < quietestDbfs) continue;
    const from = at + Math.floor((hop - size) / 2);
    for (let index = 0; index < size; index++) input[index] = finite(samples[from + index]) * (hann[index] ?? 0);
    fft.realTransform(output, input);
    for (let bin = 0; bin < power.length; bin++) {
      const real = output[2 * bin] ?? 0;
      const imaginary = output[2 * bin + 1] ?? 0;
      power[bin] = floor + (real * real + imaginary * imaginary) / size;
    }
    flatness[frame] = flatnessOf(power);
    writeColour(power, filters, colours.subarray(frame * melBands, (frame + 1) * melBands));
  }
  return { hop: hop / sampleRate, dbfs, flatness, colours };
}

function finite(sample: number | undefined): number {
  return sample !== undefined && Number.isFinite(sample) ? sample : 0;
}

interface MelFilter {
  readonly firstBin: number;
  readonly weights: Float64Array;
}

/** Triangles that overlap by half on the mel scale of O’Shaughnessy: 2595 × log10(1 + Hz ÷ 700). */
function melFilters(size: number, sampleRate: number): readonly MelFilter[] {
  const mel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700);
  const hertz = (mels: number) => 700 * (10 ** (mels / 2595) - 1);
  const [low, high] = [mel(lowestHertz), mel(Math.min(highestHertz, sampleRate / 2))];
  const edges = Array.from({ length: melBands + 2 }, (_, at) => {
    return (hertz(low + ((high - low) * at) / (melBands + 1)) * size) / sampleRate;
  });
  return edges.slice(1, -1).map((centre, band) => {
    const [from, to] = [edges[band] ?? 0, edges[band + 2] ?? 0];
    const firstBin = Math.floor(from);
    const weights = Float64Array.from({ length: Math.ceil(to) - firstBin + 1 }, (_, at) => {
      const bin = firstBin + at;
      return Math.max(0, bin < centre ? (bin - from) / (centre - from) : (to - bin) / (to - centre));
    });
    return { firstBin, weights };
  });
}

function writeColour(power: Float64Array, filters: readonly MelFilter[], colour: Float32Array): void {
  let mean = 0;
  for (let band = 0; band < melBands; band++) {
    const energy = Math.log(floor + energyIn(power, filters[band]));
    colour[band] = energy;
    mean += energy / melBands;
  }
  let squares = 0;
  for (let band = 0; band < melBands; band++) {
    const above = (colour[band] ?? 0) - mean;
    colour[band] = above;
    squares += above * above;
  }
  const length = Math.sqrt(squares) || 1;
  for (let band = 0; band < melBands; band++) colour[band] = (colour[band] ?? 0) / length;
}

function energyIn(power: Float64Array, filter: MelFilter | undefined): number {
  if (!filter) return 0;
  const { firstBin, weights } = filter;
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += (weights[at] ?? 0) * (power[firstBin + at] ?? 0);
  return sum;
}

function flatnessOf(power: Float64Array): number {
  let [logs, product, sum] = [0, 1, 0];
  for (const value of power) {
    sum += value;
    product *= value;
    // A logarithm of each would cost more than the spectrum itself.
    if (product > 1e-200 && product < 1e200) continue;
    logs += Math.log(product);
    product = 1;
  }
  return Math.exp((logs + Math.log(product)) / power.length) / (sum / power.length);
}
