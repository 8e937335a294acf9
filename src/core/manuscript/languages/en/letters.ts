/**
 * Letters that are to be heard one by one, whatever stands around them: `BBC`, `A.F.L`. eSpeak NG spells a word that
 * has no vowel and isn't a numeral of its own, and letters joined by dots; of letters that stand apart it takes `A` for the article. No dot ends the
 * result: it would end the sentence.
 */
export function spelled(letters: string): string {
  const capitals = letters.toUpperCase();
  return /[AEIOUY]|^X/.test(capitals) ? Array.from(capitals).join('.') : capitals;
}
