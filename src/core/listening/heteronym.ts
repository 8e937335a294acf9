import { filled } from '../base/phrase.js';
import { isLanguage, wordsOf, type ListeningRule } from './rule.js';

/** English words that are written alike and said otherwise, with what tells them apart. */
const heteronyms: Readonly<Record<string, string>> = {
  bow: 'for arrows (boh), or of a ship and before a king (bow, as in cow)',
  bows: 'for arrows (bohz), or before a king (bowz, as in cows)',
  dove: 'the bird (duv), or the past of dive (dohv)',
  lead: 'to guide (leed), or the metal (led)',
  live: 'to be alive (liv), or not recorded (lyve)',
  minute: 'sixty seconds (min-it), or tiny (my-newt)',
  read: 'today (reed), or yesterday (red)',
  refuse: 'to say no (re-fyooz), or rubbish (ref-yoos)',
  row: 'a line (roh), or a quarrel (row, as in cow)',
  sewer: 'the drain (soo-er), or one who sews (soh-er)',
  sow: 'to plant (soh), or the pig (sow, as in cow)',
  tear: 'of an eye (teer), or to rip (tair)',
  tears: 'of eyes (teerz), or rips (tairz)',
  wind: 'that blows (wind), or to turn (wynd)',
  winds: 'that blow (windz), or turns (wyndz)',
  wound: 'an injury (woond), or turned (wownd)',
};
/** What before or behind such a word tells most readers, and engines, which it is. */
const clearBefore =
  /\b(?:to|will|would|shall|can|could|may|might|must|do|does|did|not|don’t|didn’t|let’s|had|have|has|having|was|were|been|be)\s+$/i;

/** Each word has a sentence of its own: what tells it apart has to be said in other words in another language. */
const phraseOf = (ways: string) => `“{0}” is said in two ways: ${ways}. Listen to it.`;

/** A word that may be said in two ways. Only the author knows; a listener hears at once which it was not. */
export const heteronym: ListeningRule = {
  id: 'heteronym',
  phrases: Object.values(heteronyms).map(phraseOf),
  find({ text, language }) {
    if (!isLanguage(language, 'en')) return [];
    return wordsOf(text).flatMap(({ text: word, start, end }) => {
      const ways = heteronyms[word.toLowerCase()];
      if (ways === undefined || clearBefore.test(text.slice(0, start))) return [];
      return [
        {
          severity: 'info' as const,
          message: filled(phraseOf(ways), word),
          range: { start, end },
        },
      ];
    });
  },
};
