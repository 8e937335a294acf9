import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { isSceneBreak } from '../sceneBreak.js';
import { headingOf, type HeadingStyle } from './headingOf.js';
import type { Paragraph } from './paragraphs.js';

const styles: readonly HeadingStyle[] = ['words', 'numerals', 'capitals'];

/** Hardly anything else is indented by so many spaces in all of its lines: verses, letters, signs. */
const quoted = /^ {2,}\S/;

const item = /^ *[-•*] +(\S.*)$/;

/**
 * The paragraphs of a plain text as Markdown’s blocks: headings of the first style that the text has (“Chapter 1”, “IV”, “THE STORM”), scene
 * breaks, indented verses as quotes whose lines stay, and paragraphs whose lines are joined.
 */
export function readBlocks(paragraphs: readonly Paragraph[]): readonly RootContent[] {
  const style = styles.find((each) => paragraphs.some((paragraph) => headingOf(paragraph, each) !== undefined));
  return paragraphs.map((paragraph): RootContent => {
    const heading = style && headingOf(paragraph, style);
    if (heading !== undefined) return { type: 'heading', depth: 1, children: withEmphasis(heading) };
    const { lines } = paragraph;
    if (isSceneBreak(lines.join(' '))) return { type: 'thematicBreak' };
    const items = itemsOf(lines);
    if (items) return list(items);
    if (!lines.every((line) => quoted.test(line))) return { type: 'paragraph', children: joined(paragraph) };
    return { type: 'blockquote', children: [{ type: 'paragraph', children: verses(paragraph) }] };
  });
}

/** The lines of each item where a paragraph is a list of at least two. */
function itemsOf(lines: readonly string[]): readonly string[] | undefined {
  const items: string[] = [];
  for (const line of lines) {
    const begun = item.exec(line)?.[1];
    if (begun !== undefined) items.push(begun);
    else if (items.length === 0) return undefined;
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return items.length > 1 ? items : undefined;
}

function list(items: readonly string[]): RootContent {
  const children = items.map((text): ListItem => {
    return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: withEmphasis(text) }] };
  });
  return { type: 'list', ordered: false, spread: false, children };
}

/** A word that a hyphen cuts at a line’s end is not mended: the hyphen may be its own. */
function joined({ lines }: Paragraph): PhrasingContent[] {
  return withEmphasis(lines.map((line) => line.trim()).join(' '));
}

function verses({ lines }: Paragraph): PhrasingContent[] {
  const line = (text: string) => withEmphasis(text.trim());
  return lines.flatMap((each, index) => (index === 0 ? line(each) : [{ type: 'break' } as const, ...line(each)]));
}

/** `_words_` as Project Gutenberg and many others write what is set in italics. */
function withEmphasis(text: string): PhrasingContent[] {
  return text
    .split(/(?<![\p{L}\p{N}_])(_[^_\s](?:[^_]*[^_\s])?_)(?![\p{L}\p{N}_])/u)
    .flatMap((part, index): PhrasingContent[] => {
      if (part === '') return [];
      if (index % 2 === 0) return [{ type: 'text', value: part }];
      return [{ type: 'emphasis', children: [{ type: 'text', value: part.slice(1, -1) }] }];
    });
}
