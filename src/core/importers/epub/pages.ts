import type { Element, Root } from 'hast';
import { throwIfCancelled } from '../../base/cancellation.js';
import { decodeBytes } from '../decodeBytes.js';
import { dropUnreadable, type Dropping } from '../dropped.js';
import { attribute, elementsIn } from '../elements.js';
import { readMarkup } from '../markup.js';
import { innerTarget } from './innerPath.js';
import type { EpubPackage } from './packageDocument.js';

/** A page of a book as a tree whose ids and links are unique in the whole book. */
export interface Page {
  readonly path: string;
  readonly tree: Root;
  /** False for covers, title and copyright pages, and what isn’t part of the text. */
  readonly isNarrated: boolean;
}

/** Words of EPUB’s structural vocabulary (EPUB 3 Structural Semantics 1.1) for pages that nobody reads aloud. */
const unspoken = /\b(?:cover|titlepage|halftitlepage|copyright-page|imprint|colophon|index|landmarks|loi|lot)\b/;

/** The pages in reading order; the page that is only the table of contents is left out. Pictures are kept by their paths in the zip. */
export function readPages(
  { spine, nav }: EpubPackage,
  texts: ReadonlyMap<string, Uint8Array>,
  name: string,
  { keep, count }: Dropping,
  signal: AbortSignal,
): readonly Page[] {
  return spine.flatMap(({ path, isAside }) => {
    throwIfCancelled(signal);
    const bytes = texts.get(path);
    if (!bytes) return [];
    if (path === nav) {
      count('navigation');
      return [];
    }
    const tree = readMarkup(decodeBytes(bytes, path).text, name);
    const isNarrated = !isAside && !unspoken.test(kindOf(tree));
    dropUnreadable(tree, { keep: (src) => keep(innerTarget(src, path).path), count });
    makeUnique(tree, path);
    return [{ path, tree, isNarrated }];
  });
}

/** What a page says it is: on its body, or on the section that is all of it. */
function kindOf(tree: Root): string {
  const body = [...elementsIn(tree)].find(({ tagName }) => tagName === 'body');
  if (!body) return '';
  const inside = body.children.filter((child): child is Element => child.type === 'element');
  const only = inside.length === 1 ? inside[0] : undefined;
  return `${attribute(body, 'epub:type')} ${only ? attribute(only, 'epub:type') : ''}`;
}

function makeUnique(tree: Root, path: string): void {
  for (const element of elementsIn(tree)) {
    const { properties } = element;
    const id = attribute(element, 'id');
    const href = attribute(element, 'href');
    if (id !== '') properties.id = `${path}#${id}`;
    if (href === '' || /^[a-z][a-z\d+.-]*:/i.test(href)) continue;
    const target = innerTarget(href, path);
    properties.href = `#${target.path}#${target.id}`;
  }
}
