import { mostLikeLoop, type Loop } from '../audio/loop.js';
import { spectrumOf } from '../audio/spectrum.js';
import { retry } from './finding.js';
import type { Validator } from './validator.js';

/** What lies between real takes and stuck ones (docs/benchmarks.md): a syllable is sooner like the next than a phrase is. */
const mostLikeness = { ofSyllables: 0.72, ofPhrases: 0.67 };
const phraseSeconds = 0.4;

/** A stuck model: the same sound three times in a row, where the text doesn't say the same words so. */
export const repetition: Validator = {
  id: 'repetition',
  byEar: true,
  async check({ samples, sampleRate, text }) {
    const loop = await mostLikeLoop(await spectrumOf(samples, sampleRate));
    if (!loop || isUsual(loop) || repeatsItself(text)) return [];
    const told = `${loop.period.toFixed(1)} s of it sound again and again from ${loop.start.toFixed(1)} s on`;
    return [retry('audio-repetition', `Stuck: ${told}`, loop)];
  },
};

function isUsual({ period, likeness }: Loop): boolean {
  return likeness < (period < phraseSeconds ? mostLikeness.ofSyllables : mostLikeness.ofPhrases);
}

/** Whether words come three times in a row: “Down, down, down.” */
function repeatsItself(text: string): boolean {
  return /(?<!\p{L})(\p{L}[\p{L}'’ ]{0,60}?)(?:[^\p{L}]+\1){2}(?!\p{L})/iu.test(text);
}
