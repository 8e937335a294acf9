import { createKWeighting } from './kWeighting.js';

const stepSeconds = 0.1;
/** A gating block is four steps long and begins with each of them: 400 ms that overlap by 75 %. */
const stepsInBlock = 4;
/** LUFS of a mean square of 1 after the K weighting (BS.1770-4, formula 2). */
const offsetLufs = -0.691;
const absoluteGateLufs = -70;
const relativeGateLu = -10;

/** Loudness of mono sound that comes in pieces. */
export interface LoudnessMeter {
  /** Hears more samples; they are left as they are. */
  add(samples: Float32Array): void;
  /** Integrated loudness so far in LUFS; −∞ where no 400 ms of it pass the gates. */
  integrated(): number;
}

/**
 * Integrated loudness of one channel by ITU-R BS.1770-4, annex 1: K weighting, 400 ms blocks, an absolute gate at −70 LUFS and one 10 LU
 * under the loudness of what passed that. Keeps 8 bytes for each 100 ms. The same sound on two channels would be 3 LU louder.
 */
export function createLoudnessMeter(sampleRate: number): LoudnessMeter {
  const stepSamples = Math.round(stepSeconds * sampleRate);
  const weigh = createKWeighting(sampleRate);
  const steps: number[] = [];
  let weighted = new Float64Array();
  let sum = 0;
  let inStep = 0;
  return {
    add(samples) {
      if (weighted.length < samples.length) weighted = new Float64Array(samples.length);
      weigh(samples, weighted);
      for (let at = 0; at < samples.length; at++) {
        const value = weighted[at] ?? 0;
        sum += value * value;
        if (++inStep < stepSamples) continue;
        steps.push(sum / stepSamples);
        sum = 0;
        inStep = 0;
      }
    },
    integrated() {
      const blocks = blockPowers(steps);
      const heard = blocks.filter((power) => lufs(power) > absoluteGateLufs);
      const gate = lufs(mean(heard)) + relativeGateLu;
      return lufs(mean(heard.filter((power) => lufs(power) > gate)));
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
