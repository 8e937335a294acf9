import { countWords } from '../base/countWords.js';
import type { Description } from '../model/description.js';
import { isPlainLanguage } from '../model/readingLevel.js';
import type { Opinion } from './agent.js';
import { metadataLimits, type MetadataOrder } from './metadataOrder.js';
import { pickSentences, type Candidate } from './pickSentences.js';
import { isPlain, oneLine } from './plainText.js';
import { sharedTags, tagsOf } from './tagsOf.js';
import { inShort, longestSentence, tellable } from './tellable.js';
import { tellingWords } from './telling.js';

/** Of what the best sentence is worth, the least that one more has to be. */
const worthTelling = 0.3;
/** Characters. */
const longestTitle = 200;
/** Of what a title is made where there is none: who and what it is most about. */
const titleTags = 2;
/** Rules pick and don't understand. */
const confidence = { whole: 0.6, cut: 0.3, nothing: 0 };

/** Describes a chapter or a book by rules: with its own sentences, the most telling ones, and its most frequent names and words. */
export function plainMetadata(order: MetadataOrder): Opinion<Description> {
  const { of, language, sentences } = order;
  const limits = metadataLimits[of];
  const told = tellable(order);
  const tellingIn = tellingWords(language);
  const pick = (from: readonly Candidate[], limit: number) =>
    pickSentences(from, { limit, leastShare: worthTelling }, tellingIn, language)
      .map(({ text }) => text)
      .join(' ');
  const texts = sentences.map(({ text }) => text);
  const tags = order.tags.length > 0 ? sharedTags(order.tags) : tagsOf(texts, language);
  const title = plainLine(order.title.slice(0, longestTitle)) || tags.slice(0, titleTags).join(', ');
  const summary = pick(told, limits.summary) || cut(told[0]?.text ?? title, limits.summary);
  const description = pick(told, limits.description) || summary;
  const short = told.flatMap((sentence) => inShort(sentence, language));
  const easy = short.filter(({ text }) => isPlainLanguage(text, language));
  const simple = easy.length > 0 ? easy : short;
  const plain = pick(simple, limits.plain) || cut(summary, limits.plain);
  const isWhole = countWords(summary) > 0 && /[.!?]["”’»]?$/u.test(summary);
  return {
    answer: { title, summary, description, plain, tags },
    confidence: told.length === 0 ? confidence.nothing : isWhole ? confidence.whole : confidence.cut,
  };
}

/** A text without what isn't plain: without signs, or where that isn't enough without punctuation. */
function plainLine(text: string): string {
  const line = oneLine(text.replace(/[^\p{L}\p{M}\p{N} .,;:!?'"’‘‚“”„«»‹›–—…()-]/gu, ' '));
  return isPlain(line) ? line : oneLine(line.replace(/[^\p{L}\p{M}\p{N}]/gu, ' '));
}

/** A text that is too long, up to its last clause that fits. */
function cut(text: string, limit: number): string {
  const plain = plainLine(text.slice(0, longestSentence));
  if (countWords(plain) <= limit) return plain;
  const words = plain.split(' ').slice(0, limit);
  const last = words.findLastIndex((word) => /[,;:]$/.test(word));
  return `${words
    .slice(0, last > 0 ? last + 1 : limit)
    .join(' ')
    .replace(/[,;:]$/, '')}…`;
}
