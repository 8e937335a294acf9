import { countWords } from '../base/countWords.js';
import { matchesOf } from '../base/matchesOf.js';
import { languageWords } from './languages/index.js';
import { leaningWords } from './languages/leaningWords.js';
import type { MetadataOrder } from './metadataOrder.js';
import type { Candidate } from './pickSentences.js';
import { isPlain, oneLine } from './plainText.js';
import { plainRewrite } from './plainRewrite.js';

/** Of what describes a book's chapters, the share that may tell of it: what comes later would give its end away. */
const toldShare = 0.67;
/** Characters of a sentence that is read to its end. */
export const longestSentence = 1_000;
/** What a sentence of prose has at least: words, and of them different ones; and at most: of words with a capital. */
const fewestWords = 5;
const leastDifferent = 0.6;
const mostCapitals = 0.45;
/** Words of a sentence that tells of something instead of answering somebody, and how much it counts. */
const fewestReported = 12;
const reportedWorth = 0.7;
/** Words of a sentence in plain language. */
const shortSentence = 16;
/** Where one sentence ends and another begins; not behind “Dr.”. */
const betweenSentences = /(?<=(?<!(?:^|[^\p{L}])\p{Lu}\p{L}{0,2})[.!?…]["”’»]?)\s+(?=\p{Lu})/u;

/** Whole, plain sentences that the narrator says, or somebody who reports; all where there are no such ones. */
export function tellable({ of, sentences, language }: MetadataOrder): readonly Candidate[] {
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
  const isVerse = matchesOf(/[,;:—-]\s+(\p{Lu}\p{Ll}+)/gu, text).some(([, word = '']) =>
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
export function inShort({ text, ...rest }: Candidate, language: string): readonly Candidate[] {
  const { answer } = plainRewrite({ text, limit: Number.MAX_SAFE_INTEGER, findings: [], language });
  const parts = answer.split(betweenSentences);
  const { clauseStarts } = leaningWords(language);
  return parts
    .filter((part) => isWhole(part, language) && countWords(part) <= shortSentence)
    .filter((part) => parts.length === 1 || !clauseStarts.test(part))
    .map((part) => ({ ...rest, text: part }));
}
