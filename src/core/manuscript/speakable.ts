import { spokenText, type Spoken } from '../model/spoken.js';
import { languageFor } from './languages/index.js';
import { placeText, type PlacedText } from './placedText.js';
import { rewrite } from './rewrite.js';

/** Speaks the part `[start, end)` of a written text. */
export type Speaker = (written: PlacedText, start: number, end: number) => Spoken;

export function createSpeaker(language: string): Speaker {
  const { rewrites } = languageFor(language);
  return (written, start, end) => rewrite(written, start, end, rewrites);
}

/** The spoken form of a line: numbers, abbreviations and symbols as words; other words as they are written. */
export function sayText(text: string, language: string): string {
  const written = placeText([{ text, span: { start: 0, end: text.length }, verbatim: true }]);
  return spokenText(createSpeaker(language)(written, 0, text.length)).trim();
}
