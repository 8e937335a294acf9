import { matchesOf } from '../base/matchesOf.js';
import { remembering } from '../base/recent.js';
import type { Span } from '../model/span.js';
import { languageFor } from './languages/index.js';
import { commonJoins, joinsOf } from './sentences/commonJoins.js';
import { forcedBreaks } from './sentences/forcedBreaks.js';

/** How far the rules look around a possible end. */
const sight = 200;
/** Characters given to the segmenter at once. */
const pieceLength = 1_500;
/** More paragraphs than a long chapter has: what an edit didn't touch isn't split again. */
const keptTexts = 2_000;
const keptLanguages = 8;
const sentenceEnd = /[.?!…。！？]["'”’»)\]]*\s+$/;

/**
 * Splits a text into sentences that cover it without a gap; white space belongs to the sentence before it. A blank
 * line always ends a sentence, a single line end doesn't.
 */
export function splitSentences(text: string, language: string): readonly Span[] {
  return sentenceSplitter(language)(text);
}

/** {@link splitSentences} for one language. */
export const sentenceSplitter = remembering(keptLanguages, (language) =>
  remembering(keptTexts, createSentenceSplitter(language)),
);

function createSentenceSplitter(language: string): (text: string) => readonly Span[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const joins = [...commonJoins, ...joinsOf(languageFor(language).sentences)];

  const splitParagraph = (paragraph: string, offset: number, spans: Span[]) => {
    const forced = new Set(forcedBreaks(paragraph));
    // Line ends would end sentences; here only the rules do.
    const text = paragraph.replace(/[\r\n\u0085\u2028\u2029]/g, ' ');
    const possible = possibleBreaks(text, segmenter);
    const breaks = forced.size > 0 ? [...new Set([...possible, ...forced])].sort((a, b) => a - b) : possible;
    let start = 0;
    for (const at of breaks) {
      if (at === 0) continue;
      const left = text.slice(Math.max(start, at - sight), at).trimEnd();
      const right = text.slice(at, at + sight);
      if (!forced.has(at) && joins.some((rule) => rule.joins(left, right))) continue;
      spans.push({ start: offset + start, end: offset + at });
      start = at;
    }
    if (start < text.length) spans.push({ start: offset + start, end: offset + text.length });
  };

  return (text) => {
    const spans: Span[] = [];
    let start = 0;
    for (const blank of matchesOf(/(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*/g, text)) {
      const end = blank.index + blank[0].length;
      splitParagraph(text.slice(start, end), start, spans);
      start = end;
    }
    splitParagraph(text.slice(start), start, spans);
    return spans;
  };
}

/** Where sentences may begin after the first. The segmenter's time grows with the square, so it gets a text in pieces. */
function possibleBreaks(text: string, segmenter: Intl.Segmenter): readonly number[] {
  const breaks: number[] = [];
  for (let start = 0; start < text.length;) {
    const space = text.indexOf(' ', start + pieceLength);
    let end = space < 0 ? text.length : space + 1;
    while (text[end] === ' ') end++;
    const piece = text.slice(start, end);
    for (const { index } of segmenter.segment(piece)) {
      if (index > 0 || sentenceEnd.test(text.slice(Math.max(0, start - 20), start))) breaks.push(start + index);
    }
    start = end;
  }
  return breaks;
}
