import type { Spoken } from '../model/spoken.js';
import { wordsOf } from './words.js';

/** Words of a spoken text, as {@link wordsOf} has them with a space between, those whose sounds are known in IPA in double brackets. */
export function inSounds(words: string, spoken: Spoken): string {
  return spoken
    .flatMap(({ text, ipa }) => (ipa === undefined ? [] : [{ text, ipa }]))
    .reduce((said, { text, ipa }) => said.replaceAll(` ${formOf(text)} `, ` [[${ipa}]] `), ` ${words} `)
    .trim();
}

function formOf(text: string): string {
  return wordsOf(text)
    .map(({ heard }) => heard)
    .join(' ');
}
