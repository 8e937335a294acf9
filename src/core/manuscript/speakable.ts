import type { Pronunciation } from '../model/pronunciation.js';
import { asWritten, spokenText, type Spoken } from '../model/spoken.js';
import { placeText, type PlacedText } from './placedText.js';
import { rewritesWith } from './pronunciationRewrites.js';
import { rewrite } from './rewrite.js';

/** Speaks the part `[start, end)` of a written text. */
export type Speaker = (written: PlacedText, start: number, end: number) => Spoken;

export function createSpeaker(language: string, pronunciations: readonly Pronunciation[] = []): Speaker {
  const rewrites = rewritesWith(pronunciations, language);
  return (written, start, end) => rewrite(written, start, end, rewrites);
}

/** The spoken form of a line: numbers, abbreviations and symbols as words; other words as they are written. */
export function sayText(text: string, language: string): string {
  const written = placeText(asWritten(text));
  return spokenText(createSpeaker(language)(written, 0, text.length)).trim();
}
