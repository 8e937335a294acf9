import { matchesOf } from '../base/matchesOf.js';
import { filled } from '../base/phrase.js';
import { isLanguage, type ListeningRule } from './rule.js';

/** What is written short and said long in English; `said` is how people read it aloud. */
const shorts: readonly { readonly written: RegExp; readonly said: string }[] = [
  { written: /\band\/or\b/giu, said: 'and or' },
  { written: /\bs\/he\b/giu, said: 'she or he' },
  { written: /\b(?:he\/she|she\/he)\b/giu, said: 'he or she' },
  { written: /\bhis\/her\b/giu, said: 'his or her' },
];
const phrase = '“{0}” is read, not said; people say “{1}”.';
const confidence = 0.8;

/** Slashes and the like, which a voice spells or swallows. */
export const plainSigns: ListeningRule = {
  id: 'unspoken-sign',
  phrases: [phrase],
  find({ text, language }) {
    if (!isLanguage(language, 'en')) return [];
    return shorts.flatMap(({ written, said }) =>
      matchesOf(written, text).map(({ index, 0: match }) => ({
        severity: 'warning' as const,
        message: filled(phrase, match, said),
        range: { start: index, end: index + match.length },
        instead: {
          text: text.slice(0, index) + said + text.slice(index + match.length),
          kind: 'spoken' as const,
          confidence,
        },
      })),
    );
  },
};
