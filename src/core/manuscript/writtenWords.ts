import { matchesOf } from '../base/matchesOf.js';
import { decodeString } from 'micromark-util-decode-string';
import type { Span } from '../model/span.js';
import type { MarkdownTree } from './parseMarkdown.js';

/** What is markup and not text, whatever stands in it. */
const markup: ReadonlySet<string> = new Set([
  'HeaderMark',
  'QuoteMark',
  'ListMark',
  'TaskMarker',
  'LinkMark',
  'LinkTitle',
  'LinkReference',
  'EmphasisMark',
  'CodeMark',
  'CodeInfo',
  'TableDelimiter',
  'FootnoteLabel',
  'HTMLTag',
  'Comment',
  'CommentBlock',
  'ProcessingInstruction',
  'ProcessingInstructionBlock',
]);

const word = /[\p{L}\p{N}]+/gu;
const htmlTag = /<[^>]*>/g;

/**
 * The words that a reader sees in a manuscript from offset `from` on, runs of letters and digits, in order. Read off the
 * tree by itself and not off what is spoken, so that one can be held against the other.
 */
export function writtenWords(tree: MarkdownTree, from: number): readonly Span[] {
  const { source, root, isDefined } = tree;
  const hidden: Span[] = [];
  root.cursor().iterate(({ name, from: start, to: end, node }) => {
    const isAddress = name === 'URL' && (node.parent?.name === 'Link' || node.parent?.name === 'Image');
    const isLabel = name === 'LinkLabel' && isDefined(source.slice(start, end));
    const isSign = name === 'Entity' && !/[\p{L}\p{N}]/u.test(decodeString(source.slice(start, end)));
    if (markup.has(name) || isAddress || isLabel || isSign) hidden.push({ start, end });
    if (name === 'HTMLBlock') hidden.push(...tagsIn(source, start, end));
  });
  const text = source.split('');
  for (const { start, end } of hidden) text.fill(' ', start, end);
  return matchesOf(word, text.join('').slice(from)).map(({ index, 0: found }) => {
    return { start: from + index, end: from + index + found.length };
  });
}

function tagsIn(source: string, start: number, end: number): readonly Span[] {
  return matchesOf(htmlTag, source.slice(start, end)).map(({ index, 0: tag }) => {
    return { start: start + index, end: start + index + tag.length };
  });
}
