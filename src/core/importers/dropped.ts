import type { Element, ElementContent, Root } from 'hast';
import { attribute, firstElement } from './elements.js';
import type { Leaving } from './importPhrases.js';

/** What no reader hears of; nothing is told of what is merely technical. */
const dropped: Readonly<Record<string, Leaving | 'silently'>> = {
  head: 'silently',
  style: 'silently',
  template: 'silently',
  script: 'scripts',
  nav: 'navigation',
  svg: 'drawings',
  canvas: 'drawings',
  math: 'drawings',
  audio: 'media',
  video: 'media',
  iframe: 'media',
  object: 'media',
  embed: 'media',
  form: 'forms',
  input: 'forms',
  button: 'forms',
  select: 'forms',
  textarea: 'forms',
};

/** What the first letter of a chapter is described by where it is a picture. */
const initial = /^[“"‘'«„]?\p{L}$/u;

/** What becomes of a tree’s pictures and of what is left out of it. */
export interface Dropping {
  /** The path that a picture gets in the book, by what the page says of where it is; undefined where it isn’t kept. */
  readonly keep: (src: string) => string | undefined;
  readonly count: (what: Leaving) => void;
}

/**
 * Takes what isn’t text out of a tree. Pictures stay where they are kept; of others, and of those that stand for letters, in a
 * heading or as an initial, the description stays in their place.
 */
export function dropUnreadable(node: Root | Element, dropping: Dropping): void {
  dropIn(node, dropping, false);
}

function dropIn(node: Root | Element, dropping: Dropping, isTitle: boolean): void {
  const { keep, count } = dropping;
  node.children = node.children.flatMap((child): ElementContent[] => {
    if (child.type === 'doctype') return [];
    if (child.type !== 'element') return [child];
    const picture = pictureIn(child);
    if (picture) {
      const alt = attribute(child, 'alt').trim();
      const isLetters = isTitle || initial.test(alt);
      const src = isLetters ? undefined : keep(picture.src);
      if (src !== undefined) return [{ ...child, tagName: 'img', properties: { src, alt }, children: [] }];
      count(isLetters ? 'letters' : 'pictures');
      return [{ type: 'text', value: alt }];
    }
    const what = dropped[child.tagName];
    if (what !== undefined || 'hidden' in child.properties) {
      if (what !== undefined && what !== 'silently') count(what);
      return [];
    }
    dropIn(child, dropping, isTitle || /^h[1-6]$/.test(child.tagName));
    return [child];
  });
}

/** An `img`, or a drawing that only frames a picture, as covers of EPUBs are. */
function pictureIn(element: Element): { readonly src: string } | undefined {
  if (element.tagName === 'img') return { src: attribute(element, 'src') };
  const framed = element.tagName === 'svg' ? firstElement(element, 'image') : undefined;
  const src = framed && (attribute(framed, 'xlink:href') || attribute(framed, 'href'));
  return src ? { src } : undefined;
}
