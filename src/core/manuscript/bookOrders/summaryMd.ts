import type { YamlEdit } from '../../base/yamlKey.js';
import { urlOf } from '../links.js';
import { movedName } from '../movedName.js';
import { parseMarkdown } from '../parseMarkdown.js';
import type { BookOrder } from './bookOrder.js';

/** mdBook's table of contents: the links to Markdown files, in their order. Drafts link to nothing. */
export const summaryMd: BookOrder = {
  id: 'SUMMARY.md',
  files: ['SUMMARY.md', 'src/SUMMARY.md'],
  read: (text) => ({ chapters: chapterLinks(text).map(({ path }) => path) }),
  follow: (text, file, moved) =>
    chapterLinks(text).flatMap(({ path, span, before, anchor }): readonly YamlEdit[] => {
      const now = movedName(file, path, moved);
      return now === undefined ? [] : [{ span, before, after: encoded(now) + anchor }];
    }),
};

interface ChapterLink {
  /** As it is meant, without an anchor. */
  readonly path: string;
  /** With its `#`, as written. */
  readonly anchor: string;
  /** Where it stands, and as what. */
  readonly span: YamlEdit['span'];
  readonly before: string;
}

function chapterLinks(text: string): readonly ChapterLink[] {
  const links: ChapterLink[] = [];
  parseMarkdown(text, 0)
    .root.cursor()
    .iterate(({ name, node }) => {
      const url = name === 'Link' ? node.getChildren('URL').at(-1) : undefined;
      const path = url ? decoded(urlOf(node, text).replace(/#.*$/, '')) : '';
      if (!url || !isChapter(path)) return;
      const before = text.slice(url.from, url.to);
      links.push({ path, before, anchor: /#[^>]*/.exec(before)?.[0] ?? '', span: { start: url.from, end: url.to } });
    });
  return links;
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

/** A path that ends where the link does: mdBook reads other letters as they are. */
function encoded(path: string): string {
  return path.replace(/[%\s()<>\\#]/g, encodeByte);
}

function encodeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
