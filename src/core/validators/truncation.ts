import { filled } from '../base/phrase.js';
import { quietTail } from '../audio/speechLevel.js';
import { doubt } from './finding.js';
import type { Validator } from './validator.js';

/** Chosen to begin with; docs/benchmarks.md says what the checks find. */
const leastSeconds = 0.02;
/** A tail may be so much shorter than those of nine takes in ten. */
const shorter = 0.7;
const phrase = 'It ends {0} ms after its last sound, this voice after {1} ms or more';

/**
 * Speech that stops in the middle of a sound, or sooner after it than the voice ever does. Only where the engine doesn't say
 * when its words sound (`unspoken` is exact there): eSpeak NG ends four takes in ten with their last sound.
 */
export const truncation: Validator = {
  id: 'truncation',
  byEar: true,
  phrases: [phrase],
  check({ samples, sampleRate, words, habits }) {
    if (words.length > 0 || samples.length === 0) return [];
    const least = habits ? habits.tailSeconds * shorter : leastSeconds;
    const tail = quietTail(samples, sampleRate);
    if (!(tail < least)) return [];
    const seconds = samples.length / sampleRate;
    const told = filled(phrase, ...[tail, least].map((one) => String(Math.round(one * 1000))));
    return [doubt('audio-cut-off', told, { start: seconds - tail, end: seconds })];
  },
};
