import { filled } from '../base/phrase.js';
import { failure } from './finding.js';
import type { Validator } from './validator.js';

/** Hertz that any speech engine puts out. */
const lowestRate = 8_000;
const highestRate = 192_000;
const impossibleRate = "The sample rate can't be {0} Hz";
const manyChannels = 'The audio has {0} channels instead of one';
const wrongLength = 'The header promises {0} samples, {1} are there';

/** What is said of the audio against the audio: rate, channels and, where it came as a WAV, its length. */
export const header: Validator = {
  id: 'header',
  phrases: [impossibleRate, manyChannels, wrongLength],
  check({ samples, sampleRate, channels = 1, claimedSamples = samples.length }) {
    const findings = [];
    if (!(sampleRate >= lowestRate && sampleRate <= highestRate)) {
      findings.push(failure('audio-sample-rate', filled(impossibleRate, String(sampleRate))));
    }
    if (channels !== 1) findings.push(failure('audio-channels', filled(manyChannels, String(channels))));
    if (claimedSamples !== samples.length) {
      const what = filled(wrongLength, String(claimedSamples), String(samples.length));
      findings.push(failure('audio-header', what));
    }
    return findings;
  },
};
