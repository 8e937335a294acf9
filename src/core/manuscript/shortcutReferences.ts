import type { MarkdownConfig } from '@lezer/markdown';

const bracket = '['.charCodeAt(0);
/** Words in brackets with no other markup, and nothing after them that makes a link of them. */
const shortcut = /^\[[^\][\\`*_~<>&!:@.\r\n]+\](?![[(:])/;
/** As long as a label may be (CommonMark 0.31.2, 4.7), with its brackets and what follows. */
const longest = 1002;

/**
 * `[words]`, mostly an author's brackets. The parser takes all brackets for references, and no link may hold another: by
 * this, `[he [sic] said](https://…)` stays a link.
 */
export const shortcutReferences: MarkdownConfig = {
  defineNodes: [{ name: 'ShortcutReference' }],
  parseInline: [
    {
      name: 'ShortcutReference',
      before: 'Link',
      parse(context, next, pos) {
        if (next !== bracket) return -1;
        const found = shortcut.exec(context.slice(pos, Math.min(context.end, pos + longest)))?.[0];
        if (found === undefined) return -1;
        return context.addElement(context.elt('ShortcutReference', pos, pos + found.length));
      },
    },
  ],
};
