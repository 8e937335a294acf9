import type { Nodes } from 'mdast';
import { parseMarkdown } from '../parseMarkdown.js';
import type { BookOrder } from './bookOrder.js';

/** mdBook's table of contents: the links to Markdown files, in their order. Drafts link to nothing. */
export const summaryMd: BookOrder = {
  id: 'SUMMARY.md',
  files: ['SUMMARY.md', 'src/SUMMARY.md'],
  read: (text) => ({ chapters: [...links(parseMarkdown(text, 0).root)].filter(isChapter) }),
};

function* links(node: Nodes): Generator<string, void> {
  if (node.type === 'link') yield decoded(node.url.replace(/#.*$/, ''));
  if ('children' in node) for (const child of node.children) yield* links(child);
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
