/** What IPA is divided with: nothing that is said. */
const divides = /[\s.]/;

/** The signs of some IPA that are said: each character, and none twice. */
export function saidSigns(ipa: string): readonly string[] {
  return [...new Set(ipa)].filter((sign) => !divides.test(sign));
}
