import { filled } from '../base/phrase.js';
import { wordsOf, type ListeningRule } from './rule.js';

/** Words that stand twice in a row in good English, French, German, Italian or Spanish: “had had”, “that that”, “nous nous”, “die die”. */
const mayStandTwice = new Set(
  'had that very so no yes now there ha hey well knock bye nous vous die der das sie che così piano no sí ja nein oui non si'.split(
    ' ',
  ),
);
const phrase = '“{0}” is said twice in a row.';
const confidence = 0.85;

/** “the the”: nobody sees it, everybody hears it. */
export const doubledWord: ListeningRule = {
  id: 'doubled-word',
  phrases: [phrase],
  find({ text }) {
    const words = wordsOf(text);
    return words.slice(1).flatMap((word, index) => {
      const last = words[index] ?? word;
      if (last.text.toLowerCase() !== word.text || !/^\p{Ll}+$/u.test(word.text)) return [];
      if (mayStandTwice.has(word.text) || !/^\s+$/.test(text.slice(last.end, word.start))) return [];
      const instead = text.slice(0, last.end) + text.slice(word.end);
      return [
        {
          severity: 'warning' as const,
          message: filled(phrase, word.text),
          range: { start: last.start, end: word.end },
          instead: { text: instead, kind: 'manuscript' as const, confidence },
        },
      ];
    });
  },
};
