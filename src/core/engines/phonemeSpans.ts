import { matchesOf } from '../base/matchesOf.js';
import { isIpa } from '../model/ipa.js';

/** A part of a text that is written in phonemes, `[[təmˈɑːtoʊ]]`; half-open UTF-16 offsets, brackets included. */
export interface PhonemeSpanInText {
  readonly start: number;
  readonly end: number;
  readonly ipa: string;
}

const brackets = /(?<![\p{L}\p{N}])\[\[([^[\]]{1,200})\]\](?!['’]?[\p{L}\p{N}])/gu;

/**
 * What of a text is written in phonemes: IPA alone in double brackets, as Piper has it. Words in such brackets are links in
 * many a notebook; so one sign at least must be there that ordinary words haven't, and a stress mark is one.
 */
export function phonemeSpans(text: string): readonly PhonemeSpanInText[] {
  return matchesOf(brackets, text)
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      ipa: match[1] ?? '',
    }))
    .filter(({ ipa }) => isIpa(ipa));
}
