import { createKWeighting } from './kWeighting.js';

const stepSeconds = 0.1;
/** A gating block is four steps long and begins with each of them: 400 ms that overlap by 75 %. */
const stepsInBlock = 4;
/** LUFS of a mean square of 1 after the K weighting (BS.1770-4, formula 2). */
const offsetLufs = -0.691;
const absoluteGateLufs = -70;
const relativeGateLu = -10;

/** Loudness of sound that comes in pieces. */
export interface LoudnessMeter {
  /** Hears more samples, as many of each channel; they are left as they are. */
  add(...channels: readonly Float32Array[]): void;
  /** Integrated loudness so far in LUFS; −∞ where no 400 ms of it pass the gates. */
  integrated(): number;
}

/**
 * Integrated loudness of one channel, or of left and right, by ITU-R BS.1770-4, annex 1: K weighting, 400 ms blocks, an absolute gate at
 * −70 LUFS and one 10 LU under the loudness of what passed that. Keeps 8 bytes for each 100 ms. The same sound on two channels is 3 LU
 * louder than on one.
 */
export function createLoudnessMeter(sampleRate: number): LoudnessMeter {
  const stepSamples = Math.round(stepSeconds * sampleRate);
  const weighers: ReturnType<typeof createKWeighting>[] = [];
  const steps: number[] = [];
  let weighted = new Float64Array();
  let heard = 0;
  return {
    add(...channels) {
      for (const [index, samples] of channels.entries()) {
        if (weighted.length < samples.length) weighted = new Float64Array(samples.length);
        (weighers[index] ??= createKWeighting(sampleRate))(samples, weighted);
        for (let at = 0; at < samples.length;) {
          const step = Math.floor((heard + at) / stepSamples);
          const end = Math.min(samples.length, (step + 1) * stepSamples - heard);
          let sum = 0;
          for (; at < end; at++) sum += (weighted[at] ?? 0) ** 2;
          steps[step] = (steps[step] ?? 0) + sum / stepSamples;
        }
      }
      heard += channels[0]?.length ?? 0;
    },
    integrated() {
      const blocks = blockPowers(steps.slice(0, Math.floor(heard / stepSamples)));
      const loud = blocks.filter((power) => lufs(power) > absoluteGateLufs);
      const gate = lufs(mean(loud)) + relativeGateLu;
      return lufs(mean(loud.filter((power) => lufs(power) > gate)));
    },
  };
}

function blockPowers(steps: readonly number[]): number[] {
  return steps.slice(stepsInBlock - 1).map((_, first) => mean(steps.slice(first, first + stepsInBlock)));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function lufs(power: number): number {
  return offsetLufs + 10 * Math.log10(power);
}
