import { failure } from './finding.js';
import { leastPacedCharacters } from './habits.js';
import type { Validator } from './validator.js';

const shortestRatio = 0.5;
const longestRatio = 1.8;
const longestExtraSeconds = 1;

/** Far too short or too long for its text (start values of audio.md): words are missing, or something else was said. */
export const duration: Validator = {
  id: 'duration',
  byEar: true,
  check({ samples, sampleRate, text, charsPerSecond }) {
    const seconds = samples.length / sampleRate;
    const expected = text.length / charsPerSecond;
    if (text.length < leastPacedCharacters || samples.length === 0) return [];
    const told = `${seconds.toFixed(1)} s for ${text.length} characters, about ${expected.toFixed(1)} s were expected`;
    if (seconds < expected * shortestRatio) return [failure('audio-too-short', `Too short: ${told}`)];
    if (seconds > expected * longestRatio + longestExtraSeconds)
      return [failure('audio-too-long', `Too long: ${told}`)];
    return [];
  },
};
