/** How the vowels of a language make syllables: `vowels` fits one, `silent` what has vowels and is no syllable. */
interface Sounds {
  readonly vowels: RegExp;
  readonly silent?: RegExp;
}

const sounds: Readonly<Record<string, Sounds>> = {
  // “lamp” and “smiled” have one, “table”, “wanted” and “houses” two.
  en: {
    vowels: /[aeiouy]+/gu,
    silent: /(?<![^aeiouy]l)e$|(?<!sh|ch|[sxzcg]|[^aeiouy]l)es$|(?<![td]|[^aeiouy]l)ed$/u,
  },
  de: { vowels: /au|äu|ei|ai|eu|ie|aa|ee|oo|[aeiouyäöü]/gu },
  fr: { vowels: /[aeiouyàâäéèêëîïôöùûüœæ]+/gu, silent: /(?:e|es|ent)$/u },
  // Weak vowels join strong ones, unless they have an accent.
  es: { vowels: /[iuü]?[aeoáéó][iuy]?|[íú]|[iuü]+/gu },
};

/** Whether syllables can be counted in a language; `primary` is its tag's first part. */
export function knowsSyllables(primary: string): boolean {
  return primary in sounds;
}

/** The syllables of a word, at least one: an estimate by its vowels as they are written. */
export function countSyllables(word: string, primary: string): number {
  const { vowels, silent } = sounds[primary] ?? {};
  if (!vowels) return 1;
  const lower = word.toLowerCase();
  const sounding = silent ? lower.replace(silent, '') : lower;
  return Math.max(1, sounding.match(vowels)?.length ?? 0);
}
