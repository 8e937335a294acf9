import { matchesOf } from '../base/matchesOf.js';
import { languageFor } from '../manuscript/languages/index.js';
import type { Heteronyms } from '../manuscript/languages/heteronyms.js';
import type { Heteronym, HeteronymPlace } from '../model/bookWords.js';
import type { Manuscript } from '../model/manuscript.js';
import type { Span } from '../model/span.js';
import { sourceSpan, spokenText, type SpokenRun } from '../model/spoken.js';
import { placedSentences, type PlacedSentence } from './placedSentences.js';

/** Characters of a sentence that are shown on either side of a word. */
const aroundChars = 60;
const anyWord = /\p{L}[\p{L}\p{M}]*(?:[-’']\p{L}[\p{L}\p{M}]*)*/gu;

/** The words of a manuscript that are written alike and said otherwise, in reading order. */
export function heteronymsIn(manuscript: Manuscript): readonly HeteronymPlace[] {
  return manuscript.chapters.flatMap((chapter) =>
    [...placedSentences(chapter, manuscript.language)].flatMap((sentence) => {
      const { heteronyms } = languageFor(sentence.language);
      return heteronyms ? placesIn(manuscript, sentence, heteronyms) : [];
    }),
  );
}

/** A word of a sentence that is said in two ways, by its offsets there; undefined where the word is none. */
export function heteronymAt(sentence: string, { start, end }: Span, language: string): Heteronym | undefined {
  const { heteronyms } = languageFor(language);
  return heteronyms && placed(sentence, start, end, sentence.slice(start, end), heteronyms);
}

function placed(
  text: string,
  start: number,
  end: number,
  word: string,
  { readingsOf, readingAt }: Heteronyms,
): Heteronym | undefined {
  const readings = readingsOf(word);
  if (readings.length === 0) return undefined;
  const around = {
    before: text.slice(Math.max(0, start - aroundChars), start).replace(/\s+/gu, ' '),
    after: text.slice(end, end + aroundChars).replace(/\s+/gu, ' '),
  };
  const part = readingAt(text, start, end)?.part;
  const reading = readings.find((one) => one.part === part);
  return { word, around, readings, ...(reading && { reading }) };
}

function placesIn(
  { path: file, text: source }: Manuscript,
  { spoken }: PlacedSentence,
  heteronyms: Heteronyms,
): readonly HeteronymPlace[] {
  const text = spokenText(spoken);
  let at = 0;
  const decided = spoken.flatMap((run): readonly HeteronymPlace[] => {
    const start = at;
    at += run.text.length;
    const word = source.slice(run.span.start, run.span.end);
    const found = run.verbatim ? undefined : placed(text, start, at, word, heteronyms);
    if (!found) return [];
    const place = { ...found, file, span: run.span };
    const isRule = run.text === word && run.ipa === found.reading?.ipa;
    return [isRule ? { ...place, by: 'rule' } : { ...place, by: 'book', said: saidAs(run) }];
  });
  const open = matchesOf(anyWord, text).flatMap(({ 0: word, index }): readonly HeteronymPlace[] => {
    const found = placed(text, index, index + word.length, word, heteronyms);
    const span = found && sourceSpan(spoken, index, index + word.length);
    if (!span || decided.some((one) => one.span.start === span.start)) return [];
    return [{ ...found, file, span, by: 'engine' }];
  });
  return [...decided, ...open].sort((a, b) => a.span.start - b.span.start);
}

function saidAs({ text, ipa }: SpokenRun): string {
  return ipa === undefined ? text : `/${ipa}/`;
}
