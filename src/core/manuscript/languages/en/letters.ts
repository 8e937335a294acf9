/**
 * Letters that are to be heard one by one: `BBC`, `U.E.F.A`. eSpeak NG spells capitals among words of small letters,
 * but reads four and more with a vowel as a word, and an `X` in front as a numeral, unless dots join them; behind a
 * word such as “was”, a dotted `A` turns into the article. No dot ends the result: it would end the sentence.
 */
export function spelled(letters: string): string {
  const capitals = letters.toUpperCase();
  const isWord = capitals.length > 3 && /^(?!A).*[AEIOUY]/.test(capitals);
  return isWord || capitals.startsWith('X') || capitals === 'ETA' ? dotted(capitals) : capitals;
}

/** Letters of a text that has no small ones, where eSpeak NG takes `IQ` for a word. */
export function dotted(letters: string): string {
  return Array.from(letters).join('.');
}
