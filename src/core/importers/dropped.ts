import type { Element, ElementContent, Root } from 'hast';
import { attribute } from './elements.js';
import type { Leaving } from './leftOut.js';

/** What no reader hears of; nothing is told of what is merely technical. */
const dropped: Readonly<Record<string, Leaving | 'silently'>> = {
  head: 'silently',
  style: 'silently',
  template: 'silently',
  script: 'scripts',
  nav: 'navigation',
  svg: 'pictures',
  canvas: 'pictures',
  math: 'pictures',
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

/** Takes what isn’t text out of a tree and puts the descriptions of pictures in their place. */
export function dropUnreadable(node: Root | Element, count: (what: Leaving) => void): void {
  node.children = node.children.flatMap((child): ElementContent[] => {
    if (child.type === 'doctype') return [];
    if (child.type !== 'element') return [child];
    const what = dropped[child.tagName];
    if (what !== undefined || 'hidden' in child.properties) {
      if (what !== undefined && what !== 'silently') count(what);
      return [];
    }
    if (child.tagName === 'img') {
      count('pictures');
      return [{ type: 'text', value: attribute(child, 'alt') }];
    }
    dropUnreadable(child, count);
    return [child];
  });
}
