import { failure } from './finding.js';
import type { Validator } from './validator.js';

/** Hertz that any speech engine puts out. */
const lowestRate = 8_000;
const highestRate = 192_000;

/** What is said of the audio against the audio: rate, channels and, where it came as a WAV, its length. */
export const header: Validator = {
  id: 'header',
  check({ samples, sampleRate, channels = 1, claimedSamples = samples.length }) {
    const findings = [];
    if (!(sampleRate >= lowestRate && sampleRate <= highestRate)) {
      findings.push(failure('audio-sample-rate', `The sample rate can't be ${sampleRate} Hz`));
    }
    if (channels !== 1) findings.push(failure('audio-channels', `The audio has ${channels} channels instead of one`));
    if (claimedSamples !== samples.length) {
      const what = `The header promises ${claimedSamples} samples, ${samples.length} are there`;
      findings.push(failure('audio-header', what));
    }
    return findings;
  },
};
