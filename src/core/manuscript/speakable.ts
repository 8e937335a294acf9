import type { EngineInfo } from '../model/engineInfo.js';
import { notated } from '../model/notation.js';
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

/**
 * The spoken form of a line: numbers, abbreviations and symbols as words; other words as `pronunciations` say, else as they are
 * written. For an engine it is what that is given: sounds in IPA where it reads them, letters with their signs.
 */
export function sayText(
  text: string,
  language: string,
  pronunciations: readonly Pronunciation[] = [],
  engine?: Pick<EngineInfo, 'readsIpa'>,
): string {
  const written = placeText(asWritten(text));
  const spoken = createSpeaker(language, pronunciations)(written, 0, text.length);
  return (engine === undefined ? spokenText(spoken) : notated(spoken, engine).text).trim();
}
