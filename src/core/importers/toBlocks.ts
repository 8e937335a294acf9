import type { Element, ElementContent, Root } from 'hast';
import { toMdast, type Handle } from 'hast-util-to-mdast';
import type { FootnoteDefinition, FootnoteReference, RootContent } from 'mdast';
import { attribute } from './elements.js';
import { noteElement, takeNotes } from './notes.js';
import { plainText } from './plainText.js';
import { isSceneBreak } from './sceneBreak.js';
import { tidyEmphasis } from './tidyEmphasis.js';

/** Texts as Markdown’s blocks. */
export interface Blocks {
  /** The blocks of each text. */
  readonly texts: readonly (readonly RootContent[])[];
  /** What notes say, by the labels of their references. */
  readonly notes: ReadonlyMap<string, FootnoteDefinition>;
}

const noteReference: Handle = (_, element: Element): FootnoteReference => {
  const label = attribute(element, 'label');
  return { type: 'footnoteReference', identifier: label, label };
};

/** Elements that the library leaves out although they hold text, or makes blocks of inside a line. */
const renamed: Readonly<Record<string, string>> = {
  menu: 'ul',
  dialog: 'div',
  noframes: 'div',
  noscript: 'div',
  picture: 'span',
};

/** Turns trees into Markdown’s blocks, notes apart, wherever they stand. The trees are used up. */
export function toBlocks(trees: readonly Root[]): Blocks {
  const pages = trees.map((tree): Element => {
    return { type: 'element', tagName: 'div', properties: {}, children: tree.children as ElementContent[] };
  });
  const notes = new Map<string, FootnoteDefinition>();
  for (const [label, content] of takeNotes({ type: 'root', children: pages })) {
    const children = blocksOf(content) as FootnoteDefinition['children'];
    notes.set(label, { type: 'footnoteDefinition', identifier: label, label, children });
  }
  return { texts: pages.map(({ children }) => blocksOf(children)), notes };
}

function blocksOf(content: readonly ElementContent[]): readonly RootContent[] {
  const root: Root = { type: 'root', children: [...content] };
  simplify(root);
  const tree = toMdast(root, { document: true, handlers: { [noteElement]: noteReference } });
  if (tree.type !== 'root') return [];
  tidyEmphasis(tree);
  return tree.children.map(withSceneBreak);
}

/** Links inside a book lead nowhere once it is many files: their words stay. Captions go before their tables. */
function simplify(node: Root | Element): void {
  node.children = node.children.flatMap((child): ElementContent[] => {
    if (child.type === 'doctype') return [];
    if (child.type !== 'element') return [child];
    child.tagName = renamed[child.tagName] ?? child.tagName;
    if (child.tagName === 'a' && !/^(?:https?|mailto):/i.test(attribute(child, 'href'))) child.tagName = 'span';
    simplify(child);
    if (child.tagName !== 'table') return [child];
    const isCaption = (part: ElementContent) => part.type === 'element' && part.tagName === 'caption';
    const captions = child.children.filter(isCaption);
    child.children = child.children.filter((part) => !isCaption(part));
    for (const caption of captions) if (caption.type === 'element') caption.tagName = 'p';
    return [...captions, child];
  });
}

function withSceneBreak(block: RootContent): RootContent {
  return block.type === 'paragraph' && isSceneBreak(plainText(block.children)) ? { type: 'thematicBreak' } : block;
}
