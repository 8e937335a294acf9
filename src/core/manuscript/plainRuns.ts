import type { MarkdownConfig } from '@lezer/markdown';

/** Words and single spaces: nothing in them begins markup, and two spaces may be a hard break. */
const run = /[^\\&`<*_![\]~\s]+(?: [^\\&`<*_![\]~\s]+)*/y;
/** What GFM makes a link of without brackets begins with a letter, like any word. */
const bareLink = /www\.|https?:\/\/|@|mailto:|xmpp:/;

let asked = '';
let isPlain = false;

/**
 * Passes over prose a run at a time. The parser asks a dozen rules at each character, which took half of its time. No tree changes
 * by it.
 */
export const plainRuns: MarkdownConfig = {
  parseInline: [
    {
      name: 'PlainRun',
      before: 'Escape',
      parse({ text, offset }, _, pos) {
        if (text !== asked) [asked, isPlain] = [text, !bareLink.test(text)];
        run.lastIndex = pos - offset;
        return isPlain && run.test(text) ? offset + run.lastIndex : -1;
      },
    },
  ],
};
