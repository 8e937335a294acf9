import { quantile } from '../base/quantile.js';
import { amplitude, decibels } from './level.js';
import { createLoudnessMeter } from './loudness.js';
import { createTruePeakMeter } from './truePeak.js';

const frameSeconds = 0.01;
/** A frame so far under the loud ones is no speech: what is before the first that isn't is the head, after the last one the tail. */
const quietDb = 35;
/** The share of frames that are softer than a loud one. */
const loudQuantile = 0.9;
/** The noise floor is the level of the quietest half second. */
const floorFrames = 50;

/** What a finished recording measures. Levels in dB where 0 is full scale. */
export interface Levels {
  readonly seconds: number;
  /** Over all of it, what is quiet included. */
  readonly rmsDb: number;
  /** The highest sample. */
  readonly peakDb: number;
  /** The highest value at and between samples. */
  readonly truePeakDbtp: number;
  /** Integrated loudness by BS.1770-4. */
  readonly lufs: number;
  /** RMS of its quietest half second; −∞ where that is digital silence. */
  readonly noiseFloorDb: number;
  /** Seconds before the first and after the last speech. */
  readonly headSeconds: number;
  readonly tailSeconds: number;
}

/** Measures sound that comes in pieces. */
export interface LevelMeter {
  /** Hears more samples, as many of each channel; they are left as they are. */
  add(...channels: readonly Float32Array[]): void;
  /** What all that was heard measures. */
  levels(): Levels;
}

/** Measures all that a store asks for; of several channels the highest peaks and the mean power. Keeps 4 bytes for each 10 ms. */
export function createLevelMeter(sampleRate: number): LevelMeter {
  const frameSamples = Math.max(1, Math.round(frameSeconds * sampleRate));
  const loudness = createLoudnessMeter(sampleRate);
  const truePeaks: ReturnType<typeof createTruePeakMeter>[] = [];
  const frames: number[] = [];
  let samples = 0;
  let peak = 0;
  let power = 0;
  return {
    add(...channels) {
      loudness.add(...channels);
      for (const [index, channel] of channels.entries()) {
        (truePeaks[index] ??= createTruePeakMeter()).add(channel);
        for (let at = 0; at < channel.length;) {
          const frame = Math.floor((samples + at) / frameSamples);
          const end = Math.min(channel.length, (frame + 1) * frameSamples - samples);
          let sum = 0;
          for (; at < end; at++) {
            const sample = channel[at] ?? 0;
            sum += sample * sample;
            if (sample > peak) peak = sample;
            else if (-sample > peak) peak = -sample;
          }
          frames[frame] = (frames[frame] ?? 0) + sum / channels.length;
          power += sum / channels.length;
        }
      }
      samples += channels[0]?.length ?? 0;
    },
    levels() {
      const whole = Math.floor(samples / frameSamples);
      const powers = Float64Array.from(frames.slice(0, whole), (sum) => sum / frameSamples);
      const limit = quantile(powers, loudQuantile) * amplitude(-quietDb) ** 2;
      const first = powers.findIndex((value) => value > limit);
      const last = powers.findLastIndex((value) => value > limit);
      const seconds = samples / sampleRate;
      return {
        seconds,
        rmsDb: decibels(Math.sqrt(power / samples)),
        peakDb: decibels(peak),
        truePeakDbtp: Math.max(-Infinity, ...truePeaks.map((meter) => meter.dbtp())),
        lufs: loudness.integrated(),
        noiseFloorDb: noiseFloor(powers),
        headSeconds: first < 0 ? seconds : (first * frameSamples) / sampleRate,
        tailSeconds: first < 0 ? seconds : seconds - ((last + 1) * frameSamples) / sampleRate,
      };
    },
  };
}

function noiseFloor(powers: Float64Array): number {
  let sum = 0;
  let least = Infinity;
  for (let at = 0; at < powers.length; at++) {
    sum += (powers[at] ?? 0) - (powers[at - floorFrames] ?? 0);
    if (at >= floorFrames - 1) least = Math.min(least, sum);
  }
  return decibels(Math.sqrt(Math.max(0, least) / floorFrames));
}
