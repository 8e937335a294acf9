import { present, type About } from '../about.js';
import { headingOf } from './headingOf.js';
import type { Paragraph } from './paragraphs.js';

const mostLines = 4;
const longestLine = 80;

/** A text’s first lines, where they are nothing but its title and who wrote it, and the paragraphs after them. */
export function takeTitlePage(paragraphs: readonly Paragraph[]): {
  readonly about: About;
  readonly rest: readonly Paragraph[];
} {
  const firstHeading = paragraphs.findIndex((paragraph) => headingOf(paragraph, 'words') !== undefined);
  const before = paragraphs.slice(0, Math.max(0, firstHeading));
  const lines = before.flatMap((paragraph) => paragraph.lines.map((line) => line.trim()));
  const [title, ...others] = lines.filter((line) => !/^by$/i.test(line));
  const isTitlePage =
    lines.length <= mostLines && others.length <= 1 && lines.every((line) => line.length <= longestLine);
  if (title === undefined || !isTitlePage) return { about: {}, rest: paragraphs };
  return { about: present({ title, author: others[0]?.replace(/^by /i, '') }), rest: paragraphs.slice(before.length) };
}
