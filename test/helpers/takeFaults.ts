import { amplitude } from '../../src/core/audio/level.js';
import { peakDbfs } from './peakDbfs.js';
import { speechLevel } from '../../src/core/audio/speechLevel.js';
import type { Listened } from '../../src/core/validators/validator.js';
import { glued } from './glued.js';

/** A way in which audio goes wrong. Its severity is drawn anew each time, over the whole range in which a listener minds. */
export interface TakeFault {
  readonly id: string;
  /** Undefined where this take is too short for it. */
  harm(take: Listened, random: () => number): Partial<Listened> | undefined;
}

const between = (random: () => number, low: number, high: number) => low + (high - low) * random();
/** The same share of draws in each octave. */
const octaves = (random: () => number, low: number, high: number) => low * (high / low) ** random();

export const takeFaults: readonly TakeFault[] = [
  { id: 'empty', harm: () => ({ samples: new Float32Array() }) },
  {
    id: 'not a number',
    harm({ samples }, random) {
      const harmed = samples.slice();
      const count = Math.round(octaves(random, 1, 1000));
      for (let one = 0; one < count; one++) harmed[placeIn(harmed, random)] = random() < 0.5 ? NaN : Infinity;
      return { samples: harmed };
    },
  },
  {
    id: 'lying header',
    harm({ samples }, random) {
      const kind = Math.floor(random() * 3);
      if (kind === 0) return { claimedSamples: samples.length + 1 + placeIn(samples, random) };
      return kind === 1 ? { channels: 2 + Math.floor(random() * 6) } : { sampleRate: between(random, 0, 7999) };
    },
  },
  {
    id: 'cut, words timed',
    harm({ samples, sampleRate, words }, random) {
      const end = words.at(-1)?.end;
      if (end === undefined) return undefined;
      return { samples: samples.slice(0, Math.round(end * sampleRate * between(random, 0.1, 0.95))) };
    },
  },
  {
    id: 'cut, words not timed',
    harm: ({ samples }, random) => ({
      samples: samples.slice(0, Math.round(soundingEnd(samples) * between(random, 0.1, 0.9))),
      words: [],
    }),
  },
  {
    id: 'half of it missing',
    harm({ samples, text }, random) {
      if (text.length < 20) return undefined;
      const lost = Math.round(samples.length * between(random, 0.5, 0.9));
      const from = Math.floor(random() * (samples.length - lost));
      return { samples: glued(samples.slice(0, from), samples.slice(from + lost)), words: [] };
    },
  },
  {
    id: 'far too slow',
    harm({ samples, text }, random) {
      if (text.length < 20) return undefined;
      return { samples: stretched(samples, between(random, 2, 4)), words: [] };
    },
  },
  {
    id: 'silence',
    harm({ samples }, random) {
      const hiss = random() < 0.5 ? 0 : amplitude(between(random, -100, -60));
      return { samples: samples.map(() => hiss * (2 * random() - 1)) };
    },
  },
  {
    id: 'long pause',
    harm({ samples, sampleRate }, random) {
      const at = Math.round(soundingEnd(samples) * between(random, 0.1, 0.9));
      const pause = new Float32Array(Math.round(sampleRate * octaves(random, 2.1, 10)));
      return { samples: glued(samples.slice(0, at), pause, samples.slice(at)) };
    },
  },
  {
    id: 'mostly silent',
    harm({ samples }, random) {
      const kept = Math.round(samples.length * between(random, 0.02, 0.3));
      return { samples: samples.map((sample, at) => (at < kept ? sample : 0)) };
    },
  },
  {
    id: 'clipping',
    harm({ samples }, random) {
      const gain = amplitude(between(random, 6, 30)) / peakOf(samples);
      return { samples: samples.map((sample) => Math.max(-1, Math.min(1, sample * gain))) };
    },
  },
  {
    id: 'off level',
    harm({ samples }, random) {
      const gain = amplitude(random() < 0.7 ? -between(random, 8, 40) : between(random, 8, 20));
      return { samples: samples.map((sample) => sample * gain) };
    },
  },
  {
    id: 'noise',
    harm({ samples, sampleRate }, random) {
      const length = Math.round(samples.length * between(random, 0.5, 1));
      const from = Math.floor(random() * (samples.length - length));
      // Noise spread evenly over [-1, 1] has an RMS of 1 ÷ √3.
      const loud = amplitude(speechLevel(samples, sampleRate) + between(random, -6, 6)) * Math.sqrt(3);
      const isNoise = (at: number) => at >= from && at < from + length;
      return { samples: samples.map((sample, at) => (isNoise(at) ? loud * (2 * random() - 1) : sample)) };
    },
  },
  { id: 'garbage', harm: ({ samples }, random) => ({ samples: samples.map(() => 2 * random() - 1) }) },
  {
    id: 'repetition',
    harm({ samples, sampleRate }, random) {
      const length = Math.round(sampleRate * octaves(random, 0.2, 3));
      const times = 3 + Math.floor(random() * 5);
      const from = soundingStretch(samples, length, random);
      if (from === undefined) return undefined;
      const once = samples.slice(from, from + length);
      // No model that is stuck says exactly the same.
      const again = () => {
        const gain = amplitude(between(random, -1, 1));
        return once.map((sample) => gain * sample + 0.001 * (2 * random() - 1));
      };
      const repeats = Array.from({ length: times - 1 }, again);
      return { samples: glued(samples.slice(0, from + length), ...repeats, samples.slice(from + length)) };
    },
  },
];

/** Where the last sound of a take ends, in samples. */
function soundingEnd(samples: Float32Array): number {
  const limit = peakOf(samples) / 30;
  return samples.findLastIndex((sample) => Math.abs(sample) > limit) + 1;
}

/** Where a stretch begins that sounds for the most part; undefined where none was found. */
function soundingStretch(samples: Float32Array, length: number, random: () => number): number | undefined {
  const limit = peakOf(samples) / 30;
  const part = Math.max(1, Math.round(length / 10));
  for (let tries = 0; tries < 20; tries++) {
    const from = Math.floor(random() * (samples.length - length));
    if (from < 0) return undefined;
    const sounding = Array.from({ length: 10 }, (_, at) => samples.slice(from + at * part, from + (at + 1) * part));
    if (sounding.filter((one) => peakOf(one) > limit).length >= 8) return from;
  }
  return undefined;
}

function peakOf(samples: Float32Array): number {
  return amplitude(peakDbfs(samples));
}

function placeIn(samples: Float32Array, random: () => number): number {
  return Math.floor(random() * samples.length);
}

function stretched(samples: Float32Array, times: number): Float32Array {
  return Float32Array.from(
    { length: Math.round(samples.length * times) },
    (_, at) => samples[Math.floor(at / times)] ?? 0,
  );
}
