import type { Description } from '../model/description.js';
import type { Opinion } from './agent.js';
import { languageWords } from './languages/index.js';
import { leaningWords } from './languages/leaningWords.js';
import { stopWords } from './languages/stopWords.js';
import { metadataLimits, mostTags, type MetadataOrder } from './metadataOrder.js';
import { namesIn } from './namesIn.js';
import { pickSentences, type Candidate } from './pickSentences.js';
import { isPlain, oneLine } from './plainText.js';
import { plainRewrite } from './plainRewrite.js';
import { countWords, tellingWords } from './telling.js';

/** Of a book's chapters, the share whose sentences may tell of it: what comes later would give its end away. */
const toldShare = 0.67;
/** Words of a sentence in plain language. */
const shortSentence = 16;
/** What a sentence of prose has at least: words, and of them different ones; and at most: of words with a capital. */
const fewestWords = 5;
/** Characters of a sentence that is read to its end, of a title, and of a tag. */
const longestSentence = 1_000;
const longestTitle = 200;
const longestTag = 40;
const leastDifferent = 0.6;
const mostCapitals = 0.45;
/** Words of a sentence that tells of something instead of answering somebody, and how much it counts. */
const fewestReported = 12;
const reportedWorth = 0.7;
/** Of what the best sentence is worth, the least that one more has to be. */
const worthTelling = 0.3;
const mostNames = 5;
/** Where one sentence ends and another begins; not behind “Dr.”. */
const betweenSentences = /(?<=(?<!(?:^|[^\p{L}])\p{Lu}\p{L}{0,2})[.!?…]["”’»]?)\s+(?=\p{Lu})/u;
/** Rules pick and don't understand. */
const confidence = { whole: 0.6, cut: 0.3, nothing: 0 };

/** Describes a chapter or a book by rules: with its own sentences, the most telling ones, and its most frequent names and words. */
export function plainMetadata(order: MetadataOrder): Opinion<Description> {
  const { of, language, sentences } = order;
  const limits = metadataLimits[of];
  const title = plainLine(order.title.slice(0, longestTitle));
  const told = candidatesOf(order);
  const tellingIn = tellingWords(language);
  const pick = (from: readonly Candidate[], limit: number) =>
    pickSentences(from, { limit, leastShare: worthTelling }, tellingIn, language)
      .map(({ text }) => text)
      .join(' ');
  const summary = pick(told, limits.summary) || cut(told[0]?.text ?? title, limits.summary);
  const description = pick(told, limits.description) || summary;
  const simple = told.flatMap((sentence) => inShort(sentence, language));
  const plain = pick(simple, limits.plain) || cut(summary, limits.plain);
  const isWhole = countWords(summary) > 0 && /[.!?]["”’»]?$/u.test(summary);
  const tags =
    order.tags.length > 0
      ? mostShared(order.tags)
      : tagsOf(
          sentences.map(({ text }) => text),
          language,
        );
  return {
    answer: { title, summary, description, plain, tags },
    confidence: told.length === 0 ? confidence.nothing : isWhole ? confidence.whole : confidence.cut,
  };
}

/** A text without what isn't plain. */
function plainLine(text: string): string {
  return oneLine(text.replace(/[^\p{L}\p{M}\p{N} .,;:!?'"’‘‚“”„«»‹›–—…()-]/gu, ' '));
}

/** Whole, plain sentences that the narrator says, or somebody who reports; all where there are no such ones. */
function candidatesOf({ of, sentences, language }: MetadataOrder): readonly Candidate[] {
  const placed = sentences.map(({ text, isSaid }, index) => ({
    written: oneLine(text.slice(0, longestSentence)),
    text: isSaid ? reported(text, language) : oneLine(text),
    at: index / sentences.length,
    worth: isSaid ? reportedWorth : 1,
  }));
  const told = placed.filter(({ text, at }) => (of === 'chapter' || at < toldShare) && isWhole(text, language));
  if (told.length > 0) return told;
  return placed.flatMap(({ written, at }) => (isPlain(written) ? [{ text: written, at, worth: 1 }] : []));
}

/** What somebody tells of others, without its quotation marks; else nothing. */
function reported(text: string, language: string): string {
  const { firstPersons } = leaningWords(language);
  const inner = oneLine(text).replace(/^["“„«»]|["”“»«]$/gu, '');
  const words = inner.toLowerCase().match(/\p{L}+/gu) ?? [];
  const isTalk = words.length < fewestReported || words.some((word) => firstPersons.has(word));
  return isTalk || /["“”„«»‘]/u.test(inner) ? '' : inner;
}

/** Whether a text is a sentence of prose: with an end, without the repetitions and capitals of verse and titles. */
function isWhole(text: string, language: string): boolean {
  if (text.length > longestSentence) return false;
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const different = new Set(words.map((word) => word.toLowerCase())).size;
  const small = languageWords(language)?.functionWords;
  const isVerse = [...text.matchAll(/[,;:—-]\s+(\p{Lu}\p{Ll}+)/gu)].some(([, word = '']) =>
    small?.has(word.toLowerCase()),
  );
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return (
    isPlain(text) &&
    !isVerse &&
    /^["“„«]?\p{Lu}.*[.…]["”’“»)]*$/u.test(text) &&
    words.length >= fewestWords &&
    different >= words.length * leastDifferent &&
    (/^de\b/i.test(language) || capitals <= words.length * mostCapitals)
  );
}

/** A sentence as short ones, without brackets and dashes; none where it stays long. What is cut off has to begin as a sentence does. */
function inShort({ text, ...rest }: Candidate, language: string): readonly Candidate[] {
  const { answer } = plainRewrite({ text, limit: Number.MAX_SAFE_INTEGER, findings: [], language });
  const parts = answer.split(betweenSentences);
  const { clauseStarts } = leaningWords(language);
  return parts
    .filter((part) => isWhole(part, language) && countWords(part) <= shortSentence)
    .filter((part) => parts.length === 1 || !clauseStarts.test(part))
    .map((part) => ({ ...rest, text: part }));
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

/** Names first, then the words that occur most. */
function tagsOf(sentences: readonly string[], language: string): readonly string[] {
  const stops = stopWords(language);
  const small = languageWords(language);
  const { notThings } = leaningWords(language);
  const isStop = (word: string) => stops.has(word) || (small?.functionWords.has(word) ?? false);
  const names = namesIn(sentences, isStop)
    .filter(({ text }) => text.length <= longestTag)
    .slice(0, mostNames)
    .map(({ text }) => text);
  const named = new Set(names.flatMap((name) => name.toLowerCase().split(/[ -]/)));
  const counts = new Map<string, number>();
  for (const text of sentences)
    for (const { text: word, kind } of tellingWords(language)(text))
      if (kind === 'content' && !notThings.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts]
    .filter(([word, count]) => count > 1 && word.length > 3 && word.length <= longestTag && !named.has(word))
    .sort(([, a], [, b]) => b - a)
    .map(([word]) => word);
  return [...names, ...words].slice(0, mostTags);
}

/** Of several lists of tags, those that stand in the most of them; none that is a part of another. */
function mostShared(lists: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const tag of lists.flat()) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const tags = [...counts].sort(([, a], [, b]) => b - a).map(([tag]) => tag);
  const isPart = (tag: string) => tags.some((other) => other !== tag && ` ${other} `.includes(` ${tag} `));
  return tags.filter((tag) => !isPart(tag)).slice(0, mostTags);
}
