import { present, type About } from '../about.js';

/** The lines between which Project Gutenberg puts a book, as they have stood since about 2000. */
const start = /^[ \t]*\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG[^\n]*\n/im;
const end = /^[ \t]*(?:\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the )?Project Gutenberg)/im;
const languages: Readonly<Record<string, string>> = {
  english: 'en',
  german: 'de',
  french: 'fr',
  spanish: 'es',
  italian: 'it',
};

/** A text without Project Gutenberg’s words around it, and what these say of the book. */
export function withoutGutenberg(text: string): {
  readonly text: string;
  readonly about: About;
  readonly wasThere: boolean;
} {
  const begins = start.exec(text);
  if (!begins) return { text, about: {}, wasThere: false };
  const header = text.slice(0, begins.index);
  const rest = text.slice(begins.index + begins[0].length);
  const ends = end.exec(rest);
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.+)$`, 'm').exec(header)?.[1]?.trim();
  const language = languages[field('Language')?.toLowerCase() ?? ''];
  const about = present({ title: field('Title'), author: field('Author'), language });
  return { text: ends ? rest.slice(0, ends.index) : rest, about, wasThere: true };
}
