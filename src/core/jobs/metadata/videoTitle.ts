/** What an audiobook is called, in each language. */
const kinds: Readonly<Record<string, string>> = {
  en: 'Audiobook',
  de: 'Hörbuch',
  fr: 'Livre audio',
  es: 'Audiolibro',
  it: 'Audiolibro',
};

/** A video's title by rules: the book's title, its author, and what it is. `language` is a BCP 47 tag. */
export function videoTitle({
  title,
  author,
  language,
}: {
  readonly title: string;
  readonly author?: string;
  readonly language: string;
}): string {
  const kind = kinds[language.split('-')[0]?.toLowerCase() ?? ''] ?? kinds.en;
  return `${title}${author === undefined ? '' : ` – ${author}`} (${kind})`;
}
