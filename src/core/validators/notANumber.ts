import { failure } from './finding.js';
import type { Validator } from './validator.js';

/** Samples that are no numbers or infinite: a model that broke. */
export const notANumber: Validator = {
  id: 'notANumber',
  check({ samples, sampleRate }) {
    let first = 0;
    while (first < samples.length && Number.isFinite(samples[first])) first++;
    if (first === samples.length) return [];
    const seconds = first / sampleRate;
    return [
      failure('audio-not-a-number', `A sample at ${seconds.toFixed(2)} s is not a finite number`, { start: seconds }),
    ];
  },
};
