import { filled } from '../base/phrase.js';
import { mostLikeLoop, type Loop } from '../audio/loop.js';
import type { WordTiming } from '../model/take.js';
import { retry } from './finding.js';
import type { Validator } from './validator.js';

/** What lies between real takes and stuck ones (docs/benchmarks.md): a syllable is sooner like the next than a phrase is. */
const mostLikeness = { ofSyllables: 0.72, ofPhrases: 0.67 };
const phraseSeconds = 0.4;
/** “Sensation” by eSpeak NG's British voice: three syllables that are 0.73 alike. */
const mostLikenessInWord = 0.76;
const syllablesOfLoop = 3;
/** Of a loop's time is one word's. */
const mainShare = 0.8;
/** In words: more than five seconds hold. */
const longestPhrase = 20;
/** Letters of a word that another may end with by chance. */
const longEnough = 4;
/** So many of the words have to come again. */
const sameShare = 0.6;
const phrase = 'Stuck: {0} s of it sound again and again from {1} s on';

/** A stuck model: the same sound three times in a row, where the text doesn't say the same words so. */
export const repetition: Validator = {
  id: 'repetition',
  byEar: true,
  phrases: [phrase],
  check({ text, words }, spectrum) {
    const loop = mostLikeLoop(spectrum());
    if (!loop || loop.likeness < mostUsual(loop, text, words) || repeatsItself(text)) return [];
    const told = filled(phrase, loop.period.toFixed(1), loop.start.toFixed(1));
    return [retry('audio-repetition', told, loop)];
  },
};

/** How alike sounds of a real take may be for so long. */
function mostUsual(loop: Loop, text: string, words: readonly WordTiming[]): number {
  if (loop.period >= phraseSeconds) return mostLikeness.ofPhrases;
  return isInLongWord(loop, text, words) ? mostLikenessInWord : mostLikeness.ofSyllables;
}

/** Whether a loop is heard while one word sounds that has as many syllables, as far as its letters tell. */
function isInLongWord({ start, end }: Loop, text: string, words: readonly WordTiming[]): boolean {
  const word = words.find((one) => Math.min(one.end, end) - Math.max(one.start, start) > mainShare * (end - start));
  const vowels = text.slice(word?.textStart ?? 0, word?.textEnd ?? 0).match(/[aeiouyäöüàáâèéêìíîòóôùúû]+/gi) ?? [];
  return vowels.length >= syllablesOfLoop;
}

/** Whether much the same words come three times in a row: “Down, down, down.”, or the lines of a litany. */
function repeatsItself(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];
  for (let lag = 1; lag <= Math.min(longestPhrase, words.length / 3); lag++) {
    let same = 0;
    for (let at = 0; at + lag < words.length; at++) {
      if (soundAlike(words[at], words[at + lag])) same++;
      const before = at - 2 * lag;
      if (before >= 0 && soundAlike(words[before], words[before + lag])) same--;
      if (before >= -1 && same > 2 * lag * sameShare) return true;
    }
  }
  return false;
}

/** The same word, or another beginning of it: “important”, “unimportant”. */
function soundAlike(one = '', other = ''): boolean {
  if (one === other) return true;
  return Math.min(one.length, other.length) >= longEnough && (one.endsWith(other) || other.endsWith(one));
}
