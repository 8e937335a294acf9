import { languageWords } from './languages/index.js';
import { leaningWords } from './languages/leaningWords.js';
import { stopWords } from './languages/stopWords.js';
import { mostTags } from './metadataOrder.js';
import { namesIn } from './namesIn.js';
import { tellingWords } from './telling.js';

/** In German all tags may be names: its nouns have capitals. */
const mostNames = 5;
/** In texts of so many sentences a single capital may be anything; in German it may everywhere. */
const longText = 60;
const prose = /[.!?…]["”’“»)]*$/u;
/** Characters. */
const longestTag = 40;

/** What sentences are about, in words: names first, then the things that occur most. Headings don't count beside prose. */
export function tagsOf(all: readonly string[], language: string): readonly string[] {
  const whole = all.filter((text) => prose.test(text));
  const sentences = whole.length > 0 ? whole : all;
  const tellingIn = tellingWords(language);
  const stops = stopWords(language);
  const small = languageWords(language);
  const { notThings } = leaningWords(language);
  const isStop = (word: string) => stops.has(word) || (small?.functionWords.has(word) ?? false);
  const isGerman = /^de\b/i.test(language);
  const names = namesIn(sentences, isStop, isGerman || sentences.length >= longText ? 2 : 1)
    .filter(({ text }) => text.length <= longestTag)
    .slice(0, isGerman ? mostTags : mostNames)
    .map(({ text }) => text);
  const named = new Set(names.flatMap((name) => name.toLowerCase().split(/[ -]/)));
  const counts = new Map<string, number>();
  for (const text of sentences)
    for (const { text: word, kind } of tellingIn(text))
      if (kind === 'content' && !notThings.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts]
    .filter(([word, count]) => count > 1 && word.length > 3 && word.length <= longestTag && !named.has(word))
    .sort(([, a], [, b]) => b - a)
    .map(([word]) => word);
  return [...names, ...words].slice(0, mostTags);
}

/** Of several lists of tags, those that stand in the most of them; none that is a part of another. */
export function sharedTags(lists: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const tag of lists.flat()) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const tags = [...counts].sort(([, a], [, b]) => b - a).map(([tag]) => tag);
  const isPart = (tag: string) => tags.some((other) => other !== tag && ` ${other} `.includes(` ${tag} `));
  return tags.filter((tag) => !isPart(tag)).slice(0, mostTags);
}
