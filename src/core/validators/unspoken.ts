import { matchesOf } from '../base/matchesOf.js';
import { filled } from '../base/phrase.js';
import type { WordTiming } from '../model/take.js';
import { doubt, failure } from './finding.js';
import type { Validator } from './validator.js';

/** Engines' times are rounded to their frames, of which the longest are 25 ms. */
const toleranceSeconds = 0.05;
const wordPattern = /[\p{L}\p{N}]+/gu;
const cutOff = 'The audio ends at {0} s, and its last word at {1} s';
const nothingFor = 'The engine spoke nothing for {0}';

/** Words that the engine itself says it didn't speak: those without a time, and those that sound after the audio's end. */
export const unspoken: Validator = {
  id: 'unspoken',
  phrases: [cutOff, nothingFor],
  check({ samples, sampleRate, text, words }) {
    if (words.length === 0 || samples.length === 0) return [];
    const seconds = samples.length / sampleRate;
    const cut = words.find(({ end }) => end > seconds + toleranceSeconds);
    if (cut) {
      const [from, to] = [seconds.toFixed(2), (words.at(-1)?.end ?? 0).toFixed(2)];
      const what = filled(cutOff, from, to);
      const textRange = { start: cut.textStart, end: words.at(-1)?.textEnd ?? cut.textEnd };
      return [{ ...failure('audio-cut', what, { start: Math.min(cut.start, seconds) }), textRange }];
    }
    const missing = wordsWithout(text, words);
    const [first] = missing;
    if (!first) return [];
    const what = filled(nothingFor, missing.map(({ word }) => `“${word}”`).join(', '));
    return [
      { ...doubt('audio-unspoken', what), textRange: { start: first.start, end: missing.at(-1)?.end ?? first.end } },
    ];
  },
};

/** The words of the text that no time is about; both are in reading order. */
function wordsWithout(text: string, words: readonly WordTiming[]) {
  let next = 0;
  return matchesOf(wordPattern, text)
    .map(({ 0: word, index }) => ({
      word,
      start: index,
      end: index + word.length,
    }))
    .filter(({ start, end }) => {
      while (next < words.length && (words[next]?.textEnd ?? 0) <= start) next++;
      return (words[next]?.textStart ?? Infinity) >= end;
    });
}
