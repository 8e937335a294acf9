import type { Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown as serialize } from 'mdast-util-to-markdown';

/** Blocks as Markdown; what would mean something in it without being meant so is escaped. */
export function toMarkdown(blocks: readonly RootContent[]): string {
  const root: Root = { type: 'root', children: [...blocks] };
  return serialize(root, {
    bullet: '-',
    emphasis: '*',
    rule: '*',
    ruleSpaces: true,
    listItemIndent: 'one',
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  });
}
