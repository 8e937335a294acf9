import type { SyntaxNode } from '@lezer/common';
import { decodeString } from 'micromark-util-decode-string';
import type { Span } from '../model/span.js';
import type { MarkdownTree } from './parseMarkdown.js';

/** A link's or an image's text, and where it leads to, itself or by a reference; undefined where that is a footnote. */
export interface LinkParts {
  readonly content: Span;
  readonly url: string | undefined;
}

/** The parts of a Link or Image; undefined where it refers to nothing and is only text in brackets. */
export function linkOf(node: SyntaxNode, { source, definitionOf }: MarkdownTree): LinkParts | undefined {
  const [opens, closes, destination] = node.getChildren('LinkMark');
  if (!opens || !closes) return undefined;
  const content = { start: opens.to, end: closes.from };
  if (destination) return { content, url: urlOf(node, source) };
  const [label] = node.getChildren('LinkLabel');
  const isFull = label && label.to - label.from > 2;
  const reference = isFull ? source.slice(label.from, label.to) : source.slice(opens.to - 1, closes.to);
  const definition = definitionOf(reference);
  return definition && { content, url: definition.name === 'LinkReference' ? urlOf(definition, source) : undefined };
}

/** Where a Link with a destination, or a LinkReference, leads to, escapes and character references read. */
export function urlOf(node: SyntaxNode, source: string): string {
  const url = node.getChildren('URL').at(-1);
  return url ? decodeString(source.slice(url.from, url.to).replace(/^<([\s\S]*)>$/, '$1')) : '';
}

/** Whether the text of a link is its address. */
export function isBareLink({ content, url }: LinkParts, source: string): boolean {
  const text = source.slice(content.start, content.end).replace(/^https?:\/\//, '');
  return url?.replace(/^(?:https?:\/\/|mailto:)/, '') === text;
}
