import type { Span } from '../model/span.js';
import type { Heading } from '../model/manuscript.js';
import { withoutExtension, type BookPath } from '../base/paths.js';
import type { HeadingPlace } from './passage.js';

/** A chapter before its chunks are planned. */
export interface ChapterPlace {
  readonly id: string;
  readonly title: string;
  readonly span: Span;
  readonly headings: readonly Heading[];
}

/**
 * Divides a file into chapters: one, unless it has several level-1 headings; then each begins one, and what stands
 * before the first belongs to it.
 */
export function divideChapters(
  path: BookPath,
  length: number,
  headings: readonly HeadingPlace[],
  fileTitle: string,
): readonly ChapterPlace[] {
  const id = withoutExtension(path);
  const tops = headings.filter((heading) => heading.level === 1);
  if (tops.length <= 1) {
    const span = { start: 0, end: length };
    return [{ id, title: titleOf(tops[0], fileTitle), span, headings: withSections(headings, span) }];
  }
  const slugs = new Map<string, number>();
  return tops.map((top, index) => {
    const span = { start: index === 0 ? 0 : top.span.start, end: tops[index + 1]?.span.start ?? length };
    const inside = headings.filter(({ span: { start } }) => start >= span.start && start < span.end);
    return {
      id: `${id}@${uniqueSlug(top.title, slugs)}`,
      title: titleOf(top, fileTitle),
      span,
      headings: withSections(inside, span),
    };
  });
}

function titleOf(heading: HeadingPlace | undefined, fileTitle: string): string {
  return heading && heading.title !== '' ? heading.title : fileTitle;
}

function withSections(headings: readonly HeadingPlace[], chapter: Span): readonly Heading[] {
  return headings.map((heading, index) => {
    const next = headings.slice(index + 1).find((other) => other.level <= heading.level);
    return { ...heading, section: { start: heading.span.start, end: next?.span.start ?? chapter.end } };
  });
}

/** `taken` has, for each slug given out, the number that its last namesake got. */
function uniqueSlug(title: string, taken: Map<string, number>): string {
  const slug =
    title
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}+/gu, '')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'chapter';
  let unique = slug;
  for (let number = (taken.get(slug) ?? 1) + 1; taken.has(unique); number++) {
    unique = `${slug}-${number}`;
    taken.set(slug, number);
  }
  taken.set(unique, 1);
  return unique;
}
