/** 20 × log10 of an amplitude, where 1 is full scale; −∞ for 0. */
export function decibels(amplitude: number): number {
  return 20 * Math.log10(amplitude);
}

/** The amplitude of a level in dBFS: 10^(dB ÷ 20). */
export function amplitude(dbfs: number): number {
  return 10 ** (dbfs / 20);
}

/** Root mean square of the samples `[start, end)`: √(Σx² ÷ n), 0 for none. */
export function rms(samples: Float32Array, start = 0, end = samples.length): number {
  let sum = 0;
  for (let index = start; index < end; index++) {
    const sample = samples[index] ?? 0;
    sum += sample * sample;
  }
  return end > start ? Math.sqrt(sum / (end - start)) : 0;
}

/** RMS in dBFS against a full-scale square wave (a full-scale sine is −3.01); −∞ for silence. */
export function rmsDbfs(samples: Float32Array): number {
  return decibels(rms(samples));
}
