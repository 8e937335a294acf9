/** IPA letters that ears take for one another: what is in one line costs half. */
const kin = ['iɪyeɛæaɐəɜɚɝɑɒɔoʊuʌøœɨɯ', 'pb', 'td', 'kɡg', 'fvθðh', 'szʃʒ', 'mnŋɲ', 'lɹrɾʁʎj', 'wʍv'];
/** Stress, length, ties and spaces: who hears words doesn't hear them. */
const unheard = /[^\p{L}]|[ːˑ]/gu;
/** Of the longer one's letters: under it two spellings are the same words to a listener (*Mercia*, *Mercier*). */
const alikeUnder = 0.34;

/** Whether two texts in IPA sound so alike that only the spelling tells them apart: homophones, names, words in one or in two. */
export function soundAlike(one: string, other: string): boolean {
  const [a, b] = [lettersOf(one), lettersOf(other)];
  const longest = Math.max(a.length, b.length);
  return longest > 0 && distance(a, b) / longest < alikeUnder;
}

function lettersOf(ipa: string): readonly string[] {
  return Array.from(ipa.normalize('NFD').replace(unheard, ''));
}

function distance(a: readonly string[], b: readonly string[]): number {
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of a.entries()) {
    const next = [row + 1];
    for (const [column, other] of b.entries()) {
      const replaced = (last[column] ?? 0) + costOf(letter, other);
      next.push(Math.min(replaced, (last[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    last = next;
  }
  return last[b.length] ?? 0;
}

function costOf(a: string, b: string): number {
  if (a === b) return 0;
  return kin.some((letters) => letters.includes(a) && letters.includes(b)) ? 0.5 : 1;
}
