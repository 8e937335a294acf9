/** Lets the first `length` samples rise from silence, in a straight line and in place. */
export function fadeIn(samples: Float32Array, length: number): void {
  for (let step = 0; step < Math.min(length, samples.length); step++) scale(samples, step, step / length);
}

/** Lets the last `length` samples fall to silence, in a straight line and in place. */
export function fadeOut(samples: Float32Array, length: number): void {
  for (let step = 0; step < Math.min(length, samples.length); step++)
    scale(samples, samples.length - 1 - step, step / length);
}

function scale(samples: Float32Array, index: number, gain: number): void {
  samples[index] = (samples[index] ?? 0) * gain;
}
