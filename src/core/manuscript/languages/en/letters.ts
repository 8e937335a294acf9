import type { Sounding } from '../../rewrite.js';

/**
 * Words whose capitals are to be heard one by one: `BBC`, `six PM`. eSpeak NG spells capitals among words of small letters, but
 * reads four and more with a vowel as a word, and an `X` in front as a numeral, unless dots join them; behind a word such as “was”,
 * a dotted `A` turns into the article. So engines are given dots where they need them, and none at the end: it would end the sentence.
 */
export function lettered(text: string, isNeeded = readAsWord): Sounding {
  return givenAs(
    text,
    text.replace(/\p{Lu}{2,}/gu, (letters) => (isNeeded(letters) ? Array.from(letters).join('.') : letters)),
  );
}

/** A text with what engines are given of it. */
export function givenAs(text: string, given: string): Sounding {
  return given === text ? { text } : { text, given };
}

/** Several letters in a row that eSpeak NG wouldn't spell by itself. */
export function readAsWord(letters: string): boolean {
  return (letters.length > 3 && /^(?!A).*[AEIOUY]/.test(letters)) || letters.startsWith('X') || letters === 'ETA';
}

/** What is said right behind a text, of which eSpeak NG takes a lone `A` for the article unless a hyphen follows it: `A4`. */
export function behindLetter(before: string, words: string): Sounding {
  return /(?<!\p{L})A$/iu.test(before) ? { text: words, given: `-${words}` } : { text: words };
}
