import { contains, type Span } from '../../model/span.js';
import { linkOf } from '../links.js';
import { parseMarkdown } from '../parseMarkdown.js';
import { readFrontMatter } from '../readFrontMatter.js';

/** The addresses of a chapter's pictures, in the order in which they stand. */
export function pictureUrls(text: string, chapter: Span): readonly string[] {
  const tree = parseMarkdown(text, readFrontMatter(text).span.end);
  const urls: string[] = [];
  tree.root.cursor().iterate((node) => {
    if (node.name !== 'Image' || !contains(chapter, node.from)) return;
    const url = linkOf(node.node, tree)?.url;
    if (url !== undefined && url !== '') urls.push(url);
  });
  return urls;
}
