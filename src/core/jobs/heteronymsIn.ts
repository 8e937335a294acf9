import { languageFor } from '../manuscript/languages/index.js';
import type { Heteronyms } from '../manuscript/languages/heteronyms.js';
import type { HeteronymPlace } from '../model/bookWords.js';
import type { Manuscript } from '../model/manuscript.js';
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

function placesIn(
  { path: file, text: source }: Manuscript,
  { spoken }: PlacedSentence,
  { readingsOf, readingAt }: Heteronyms,
): readonly HeteronymPlace[] {
  const text = spokenText(spoken);
  const around = (start: number, end: number) => ({
    before: text.slice(Math.max(0, start - aroundChars), start).replace(/\s+/gu, ' '),
    after: text.slice(end, end + aroundChars).replace(/\s+/gu, ' '),
  });
  let at = 0;
  const decided = spoken.flatMap((run): readonly HeteronymPlace[] => {
    const start = at;
    at += run.text.length;
    const word = source.slice(run.span.start, run.span.end);
    if (run.verbatim || readingsOf(word).length === 0) return [];
    const end = start + run.text.length;
    const reading = readingAt(text, start, end);
    const readings = readingsOf(word);
    const place = { file, span: run.span, word, around: around(start, end), readings, ...(reading && { reading }) };
    const isRule = run.text === word && run.ipa === reading?.ipa;
    return [isRule ? { ...place, by: 'rule' } : { ...place, by: 'book', said: saidAs(run) }];
  });
  const open = [...text.matchAll(anyWord)].flatMap(({ 0: word, index }): readonly HeteronymPlace[] => {
    const readings = readingsOf(word);
    const span = readings.length === 0 ? undefined : sourceSpan(spoken, index, index + word.length);
    if (!span || decided.some((one) => one.span.start === span.start)) return [];
    const reading = readingAt(text, index, index + word.length);
    return [
      {
        file,
        span,
        word,
        around: around(index, index + word.length),
        readings,
        ...(reading && { reading }),
        by: 'engine',
      },
    ];
  });
  return [...decided, ...open].sort((a, b) => a.span.start - b.span.start);
}

function saidAs({ text, ipa }: SpokenRun): string {
  return ipa === undefined ? text : `/${ipa}/`;
}
