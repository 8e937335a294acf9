import type { Element, Root } from 'hast';
import { decodeBytes } from '../decodeBytes.js';
import { attribute, elementsIn, textIn } from '../elements.js';
import { readMarkup } from '../markup.js';
import { innerTarget } from './innerPath.js';
import type { EpubPackage } from './packageDocument.js';

/** What a book’s own table of contents calls its pages: the first title for each. Empty where it has none. */
export function readContents(
  { nav, ncx }: EpubPackage,
  texts: ReadonlyMap<string, Uint8Array>,
  name: string,
): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const path = [nav, ncx].find((each) => each !== undefined && texts.has(each));
  const bytes = path === undefined ? undefined : texts.get(path);
  if (path === undefined || !bytes) return titles;
  const tree = readMarkup(decodeBytes(bytes, path).text, name, { isXml: path === ncx });
  for (const [href, title] of path === ncx ? navPoints(tree) : navLinks(tree)) {
    const page = innerTarget(href, path).path;
    if (title !== '' && !titles.has(page)) titles.set(page, title);
  }
  return titles;
}

/** EPUB 3.3, 5.4: the links in `nav` of type `toc`. */
function* navLinks(tree: Root): Generator<readonly [href: string, title: string], void> {
  const navs = [...elementsIn(tree)].filter(({ tagName }) => tagName === 'nav');
  const toc = navs.find((nav) => attribute(nav, 'epub:type').includes('toc')) ?? navs[0];
  for (const link of toc ? elementsIn(toc) : [])
    if (link.tagName === 'a') yield [attribute(link, 'href'), textIn(link)];
}

/** OPF 2.0.1, 2.4.1: `navPoint` with a `navLabel` and a `content`. */
function* navPoints(tree: Root): Generator<readonly [href: string, title: string], void> {
  for (const point of elementsIn(tree)) {
    if (point.tagName !== 'navPoint') continue;
    const child = (tagName: string) =>
      point.children.find((each): each is Element => each.type === 'element' && each.tagName === tagName);
    const label = child('navLabel');
    const content = child('content');
    if (label && content) yield [attribute(content, 'src'), textIn(label)];
  }
}
