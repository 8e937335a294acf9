import { decibels } from '../../src/core/audio/level.js';

/** The largest magnitude among the samples in dBFS (sample peak, not true peak); −∞ for silence. */
export function peakDbfs(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return decibels(peak);
}
