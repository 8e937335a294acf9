import type { BlockContext, Line, MarkdownConfig } from '@lezer/markdown';

const bracket = '['.charCodeAt(0);
const reference = /^\[\^[^\][\s]+\]/;
const definition = /^(\[\^[^\][\s]+\]):[ \t]*/;
/** As long as a label may be (CommonMark 0.31.2, 4.7), with its brackets. */
const longestReference = 1001;
/** What follows belongs to the note while it is indented so far, as GitHub reads it. */
const indent = 4;

/** Footnotes as on GitHub: references, `[^label]`, and definitions, `[^label]: text`, which hold blocks as list items do. */
export const footnotes: MarkdownConfig = {
  defineNodes: [
    { name: 'FootnoteDefinition', block: true, composite: goesOn },
    { name: 'FootnoteLabel' },
    { name: 'FootnoteReference' },
  ],
  parseInline: [
    {
      name: 'FootnoteReference',
      before: 'Link',
      parse(context, next, pos) {
        if (next !== bracket) return -1;
        const found = reference.exec(context.slice(pos, Math.min(context.end, pos + longestReference)))?.[0];
        if (found === undefined) return -1;
        return context.addElement(context.elt('FootnoteReference', pos, pos + found.length));
      },
    },
  ],
  parseBlock: [
    {
      name: 'FootnoteDefinition',
      before: 'LinkReference',
      endLeaf: (_, line) => begins(line) !== null,
      parse(context, line) {
        const found = begins(line);
        if (!found) return false;
        const [{ length }, label = ''] = found;
        const from = context.lineStart + line.pos;
        context.startComposite('FootnoteDefinition', line.pos, indent);
        context.addElement(context.elt('FootnoteLabel', from, from + label.length));
        line.moveBase(line.pos + length);
        return null;
      },
    },
  ],
};

function begins(line: Line): RegExpExecArray | null {
  return line.indent >= line.baseIndent + indent ? null : definition.exec(line.text.slice(line.pos));
}

function goesOn(_: BlockContext, line: Line, value: number): boolean {
  if (line.next < 0) return true;
  if (line.indent < line.baseIndent + value) return false;
  line.moveBaseColumn(line.baseIndent + value);
  return true;
}
