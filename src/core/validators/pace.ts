import { filled } from '../base/phrase.js';
import { doubt, retry } from './finding.js';
import { leastPacedCharacters } from './habits.js';
import type { Validator } from './validator.js';

/** Chosen to begin with, as multiples of how long the voice usually takes. */
const usual = { shortest: 0.6, longest: 1.6 };
/** What a text of few words may take longer: letters that are spelled, a pause. */
const slackSeconds = 1;
const possible = { shortest: 0.4, longest: 2.5 };
const phrase = 'It takes {0} × the time that this voice usually takes for such a text';

/** Much faster or slower than the voice usually speaks, once that is known. */
export const pace: Validator = {
  id: 'pace',
  byEar: true,
  phrases: [phrase],
  check({ samples, sampleRate, text, habits }) {
    if (!habits || text.length < leastPacedCharacters || samples.length === 0) return [];
    const expected = text.length / habits.charsPerSecond;
    const seconds = samples.length / sampleRate;
    const ratio = seconds / expected;
    if (isWithin(ratio, usual) || (ratio > 1 && seconds < expected + slackSeconds)) return [];
    const told = filled(phrase, ratio.toFixed(1));
    return [isWithin(ratio, possible) ? doubt('audio-pace', told) : retry('audio-pace', told)];
  },
};

function isWithin(
  ratio: number,
  { shortest, longest }: { readonly shortest: number; readonly longest: number },
): boolean {
  return ratio >= shortest && ratio <= longest;
}
