/** The canonical form of a BCP 47 tag such as `en` or `de-AT`, or undefined where it is none. */
export function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
