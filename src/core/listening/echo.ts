import { filled } from '../base/phrase.js';
import { wordsOf, type ListeningRule } from './rule.js';

/** Letters: shorter words come again in any text. */
const leastLetters = 6;
const leastTimes = 3;
/** Sentences, with this one, among which a word is still in the ear. */
const reach = 3;
const phrase = '“{0}” is heard {1} times within {2} sentences.';

/** A long word that comes for the third time within three sentences: by ear it is an echo. Names may. */
export const echo: ListeningRule = {
  id: 'echo',
  phrases: [phrase],
  find({ text, before }) {
    const near = before.slice(1 - reach).flatMap((sentence) => wordsOf(sentence).map((word) => word.text));
    const words = wordsOf(text);
    return words.flatMap(({ text: word, start, end }, index) => {
      if (word.length < leastLetters || !/^\p{Ll}+$/u.test(word)) return [];
      const isLastHere = !words.slice(index + 1).some((later) => later.text === word);
      const times = [...near, ...words.map((one) => one.text)].filter((one) => one === word).length;
      if (!isLastHere || times < leastTimes) return [];
      const message = filled(phrase, word, String(times), String(reach));
      return [{ severity: 'info' as const, message, range: { start, end } }];
    });
  },
};
