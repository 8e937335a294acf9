import type { Chapter, Manuscript } from '../model/manuscript.js';
import { readFrontMatter } from './readFrontMatter.js';

/** Whether an author named a chapter, by a heading or in front matter; else it is called as its file is. */
export function hasOwnTitle({ headings }: Pick<Chapter, 'headings'>, { text }: Pick<Manuscript, 'text'>): boolean {
  return headings.some(({ level, title }) => level === 1 && title !== '') || readFrontMatter(text).title !== undefined;
}
