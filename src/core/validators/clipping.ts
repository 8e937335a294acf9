import { filled } from '../base/phrase.js';
import { failure } from './finding.js';
import type { Validator } from './validator.js';

const fullScale = 0.999;
const shortestRun = 4;
const mostRuns = 2;
const nearFullScale = 0.99;
const largestShare = 0.001;
const phrase = 'Clipped: {0} flat peaks, {1} % of the samples at full scale';

/**
 * Peaks cut flat: 3 runs of 4 full-scale samples, or over 0.1 % of all samples at 0.99 and above (chosen to
 * begin with). The peak itself says nothing: Piper scales each take to 1.0.
 */
export const clipping: Validator = {
  id: 'clipping',
  phrases: [phrase],
  check({ samples, sampleRate }) {
    const { runs, firstRun, loud } = count(samples);
    if (runs <= mostRuns && loud <= samples.length * largestShare) return [];
    const seconds = firstRun / sampleRate;
    const share = ((100 * loud) / samples.length).toFixed(2);
    return [
      failure('audio-clipping', filled(phrase, String(runs), share), {
        start: seconds,
      }),
    ];
  },
};

function count(samples: Float32Array) {
  let runs = 0;
  let firstRun = 0;
  let loud = 0;
  let length = 0;
  for (let index = 0; index < samples.length; index++) {
    const magnitude = Math.abs(samples[index] ?? 0);
    if (magnitude >= nearFullScale) loud += 1;
    length = magnitude >= fullScale ? length + 1 : 0;
    if (length !== shortestRun) continue;
    runs += 1;
    if (runs === 1) firstRun = index + 1 - shortestRun;
  }
  return { runs, firstRun, loud };
}
