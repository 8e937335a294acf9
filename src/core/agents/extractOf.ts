import { countWords } from '../base/countWords.js';
import { pickSentences } from './pickSentences.js';
import { tellingWords } from './telling.js';

/** Of an extract, the shares that a text's beginning and its end have; the rest are its most telling sentences. */
const beginning = 0.3;
const ending = 0.15;

/** At most so many characters of a text: its beginning, its end and the most telling sentences between; all of it where that fits. */
export function extractOf(sentences: readonly string[], limit: number, language: string): string {
  const whole = sentences.join(' ');
  if (whole.length <= limit) return whole;
  const first = countFitting(sentences, limit * beginning);
  const last = countFitting([...sentences].reverse(), limit * ending);
  const between = sentences.slice(first, Math.max(first, sentences.length - last));
  const room = limit * (1 - beginning - ending);
  const wordsPerCharacter = countWords(whole) / whole.length;
  const picked = pickSentences(
    between.map((text) => ({ text, at: 1, worth: 1 })),
    { limit: Math.floor(room * wordsPerCharacter), leastShare: 0 },
    tellingWords(language),
    language,
  ).map(({ text }) => text);
  const kept = [...sentences.slice(0, first), ...picked, ...sentences.slice(sentences.length - last)];
  return kept.join(' ').slice(0, limit);
}

/** How many sentences fit into so many characters. */
function countFitting(sentences: readonly string[], limit: number): number {
  let length = 0;
  const over = sentences.findIndex((text) => (length += text.length + 1) > limit);
  return over < 0 ? sentences.length : over;
}
