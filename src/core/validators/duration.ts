import { filled } from '../base/phrase.js';
import { failure } from './finding.js';
import { leastPacedCharacters } from './habits.js';
import type { Validator } from './validator.js';

const shortestRatio = 0.5;
const longestRatio = 1.8;
const longestExtraSeconds = 1;
const tooShort = 'Too short: {0} s for {1} characters, about {2} s were expected';
const tooLong = 'Too long: {0} s for {1} characters, about {2} s were expected';

/** Far too short or too long for its text (chosen to begin with): words are missing, or something else was said. */
export const duration: Validator = {
  id: 'duration',
  byEar: true,
  phrases: [tooShort, tooLong],
  check({ samples, sampleRate, text, charsPerSecond }) {
    const seconds = samples.length / sampleRate;
    const expected = text.length / charsPerSecond;
    if (text.length < leastPacedCharacters || samples.length === 0) return [];
    const values = [seconds.toFixed(1), String(text.length), expected.toFixed(1)];
    if (seconds < expected * shortestRatio) return [failure('audio-too-short', filled(tooShort, ...values))];
    if (seconds > expected * longestRatio + longestExtraSeconds)
      return [failure('audio-too-long', filled(tooLong, ...values))];
    return [];
  },
};
