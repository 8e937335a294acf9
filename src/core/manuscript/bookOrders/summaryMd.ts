import { urlOf } from '../links.js';
import { parseMarkdown } from '../parseMarkdown.js';
import type { BookOrder } from './bookOrder.js';

/** mdBook's table of contents: the links to Markdown files, in their order. Drafts link to nothing. */
export const summaryMd: BookOrder = {
  id: 'SUMMARY.md',
  files: ['SUMMARY.md', 'src/SUMMARY.md'],
  read: (text) => ({ chapters: linkedFiles(text).filter(isChapter) }),
};

function linkedFiles(text: string): string[] {
  const files: string[] = [];
  parseMarkdown(text, 0)
    .root.cursor()
    .iterate(({ name, node }) => {
      if (name === 'Link') files.push(decoded(urlOf(node, text).replace(/#.*$/, '')));
    });
  return files;
}

function isChapter(url: string): boolean {
  return /\.md$/i.test(url) && !/^[a-z][a-z+.-]+:/i.test(url);
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
