/**
 * What British and American English spell differently by rule, as the American form has it: *colour*, *labelled*, *centre*, *realise*, *defence*,
 * *grey*. For comparing alone: both sides go through it, and what isn't a word afterwards (*noize*) is the same on both.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{L}{2})our(?=(?:s|ed|ing|ite|ites|able|ably|er|ers|hood|ly|less|ful|fully)?$)/u, 'or'],
  [/(?<=\p{L}{3})ll(?=(?:ed|ing|ings|er|ers|ery|ous)$)/u, 'l'],
  [/(?<=\p{L}{2}[bt])re(?=s?$)/u, 'er'],
  [/(?<=\p{L}[iy])s(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/u, 'z'],
  [/(?<=\p{L}{2}en)ce(?=(?:s|less)?$)/u, 'se'],
  [/^grey/u, 'gray'],
];

/** A word in small letters, in the one of its two spellings. */
export function oneSpelling(word: string): string {
  return rules.reduce((spelled, [pattern, replacement]) => spelled.replace(pattern, replacement), word);
}
