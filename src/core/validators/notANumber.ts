import { filled } from '../base/phrase.js';
import { failure } from './finding.js';
import type { Validator } from './validator.js';

const phrase = 'A sample at {0} s is not a finite number';

/** Samples that are no numbers or infinite: a model that broke. */
export const notANumber: Validator = {
  id: 'notANumber',
  phrases: [phrase],
  check({ samples, sampleRate }) {
    let first = 0;
    while (first < samples.length && Number.isFinite(samples[first])) first++;
    if (first === samples.length) return [];
    const seconds = first / sampleRate;
    return [failure('audio-not-a-number', filled(phrase, seconds.toFixed(2)), { start: seconds })];
  },
};
