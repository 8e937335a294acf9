import { filled } from '../base/phrase.js';
import { isLanguage, wordsOf, type ListeningRule, type Word } from './rule.js';

/** Words with the same beginning, next to one another but for small ones, that make a tongue twister. */
const leastWords = 4;
const phrase = '“{0}” is a tongue twister.';
const small = new Set('a an the of in on at to by and or as is was it he she his her'.split(' '));

/** “She sells sea shells”: voices stumble as people do. */
export const tongueTwister: ListeningRule = {
  id: 'tongue-twister',
  phrases: [phrase],
  find({ text, language }) {
    if (!isLanguage(language, 'en')) return [];
    const words = wordsOf(text).filter((word) => !small.has(word.text.toLowerCase()));
    const runs: Word[][] = [];
    for (const word of words) {
      const run = runs.at(-1);
      if (run?.[0] && beginning(run[0].text) === beginning(word.text)) run.push(word);
      else runs.push([word]);
    }
    return runs.flatMap((run) => {
      const [first, last] = [run[0], run.at(-1)];
      if (run.length < leastWords || !first || !last || new Set(run.map((word) => word.text.toLowerCase())).size < 3)
        return [];
      const range = { start: first.start, end: last.end };
      return [{ severity: 'info' as const, message: filled(phrase, text.slice(range.start, range.end)), range }];
    });
  },
};

/** The first sound, as far as letters tell it; `s` and `sh` are near enough to stumble. */
function beginning(word: string): string {
  const sound = /^(?:[^aeiou\d]|(?=[aeiou])[aeiou])/i.exec(word.toLowerCase())?.[0] ?? word;
  return /[aeiou]/.test(sound) ? word.toLowerCase() : sound;
}
