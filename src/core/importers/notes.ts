import type { Element, ElementContent, Root } from 'hast';
import { attribute, elementsIn, textIn } from './elements.js';

/** The element that stands where a note is referred to, and the attribute that holds its label. */
export const noteElement = 'lector-note';

/** Notes by their labels, taken out of where they stood. */
export type Notes = ReadonlyMap<string, readonly ElementContent[]>;

type Parent = Root | Element;
const saysReference = /noteref|footnote-ref|footnote_ref/;
const saysBack = /backlink|footnote-back|backref/;
const noteId = /(?:^|#)(?:foot|end)?(?:note|fn|ftn|en)[-_.:]?\w*$/i;
const noteSign = /^[[(]?(?:\d{1,4}|[*†‡§]{1,3}|[a-z]|[ivx]+)[\])]?$/i;
const inlineTags: ReadonlySet<string> = new Set(['a', 'sup', 'span', 'b', 'strong', 'em', 'i', 'small']);

/**
 * Takes foot- and endnotes that are linked by `href="#id"` out of a tree and leaves a `lector-note` element where each is
 * referred to. Known by what EPUB (`epub:type`), DPUB-ARIA (`role`) and common converters say, else by a note’s usual id and sign.
 */
export function takeNotes(root: Root): Notes {
  const parents = new Map<Element, Parent>();
  const byId = new Map<string, Element>();
  const rememberIn = (parent: Parent) => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue;
      parents.set(child, parent);
      const id = attribute(child, 'id') || (child.tagName === 'a' ? attribute(child, 'name') : '');
      if (id !== '' && !byId.has(id)) byId.set(id, child);
      rememberIn(child);
    }
  };
  rememberIn(root);

  const labels = new Map<Element, string>();
  const referring: [link: Element, label: string][] = [];
  for (const link of elementsIn(root)) {
    if (link.tagName !== 'a') continue;
    const target = byId.get(attribute(link, 'href').replace(/^#/, ''));
    if (!target || !isReference(link, target)) continue;
    const note = blockOf(target, parents);
    if (!note || isInside(link, note, parents)) continue;
    const label = labels.get(note) ?? String(labels.size + 1);
    labels.set(note, label);
    referring.push([link, label]);
  }
  // A note inside another one stays there as text.
  const taken = [...labels].filter(([note]) => !standsInNote(note, labels, parents));
  prune(root, new Set(taken.map(([note]) => note)));
  const back = idsAt(
    referring.map(([link]) => link),
    parents,
  );
  const notes = new Map<string, readonly ElementContent[]>();
  for (const [note, label] of taken) {
    emptyBackLinks(note, back);
    notes.set(label, note.tagName === 'p' ? [note] : note.children);
  }
  for (const [link, label] of referring) {
    if (!notes.has(label)) continue;
    link.tagName = noteElement;
    link.properties = { label };
    link.children = [];
  }
  return notes;
}

function isReference(link: Element, target: Element): boolean {
  const says = ['epub:type', 'role', 'className'].map((name) => attribute(link, name)).join(' ');
  if (saysBack.test(says)) return false;
  return saysReference.test(says) || (noteId.test(attribute(target, 'id')) && noteSign.test(textIn(link)));
}

/** The paragraph, list item or aside that an id names or stands in. */
function blockOf(target: Element, parents: ReadonlyMap<Element, Parent>): Element | undefined {
  let block: Parent | undefined = target;
  while (block?.type === 'element' && inlineTags.has(block.tagName)) block = parents.get(block);
  return block?.type === 'element' && !['body', 'html', 'section', 'article'].includes(block.tagName)
    ? block
    : undefined;
}

function isInside(element: Element, outer: Element, parents: ReadonlyMap<Element, Parent>): boolean {
  for (let at: Parent | undefined = element; at?.type === 'element'; at = parents.get(at))
    if (at === outer) return true;
  return false;
}

function standsInNote(
  note: Element,
  notes: ReadonlyMap<Element, unknown>,
  parents: ReadonlyMap<Element, Parent>,
): boolean {
  for (let at = parents.get(note); at?.type === 'element'; at = parents.get(at)) if (notes.has(at)) return true;
  return false;
}

/** Removes elements, and what holds no text any more without them. True where something was. */
function prune(node: Parent, gone: ReadonlySet<Element>): boolean {
  let hasLost = false;
  node.children = (node.children as ElementContent[]).filter((child) => {
    if (child.type !== 'element') return true;
    const lost = gone.has(child) || prune(child, gone);
    hasLost ||= lost;
    return !lost || (!gone.has(child) && textIn(child) !== '');
  });
  return hasLost;
}

/** The ids of links and of what they stand in: where the links in notes lead back to. */
function idsAt(links: readonly Element[], parents: ReadonlyMap<Element, Parent>): ReadonlySet<string> {
  const ids = links.flatMap((link) => {
    const parent = parents.get(link);
    return [attribute(link, 'id'), ...(parent?.type === 'element' ? [attribute(parent, 'id')] : [])];
  });
  return new Set(ids.filter((id) => id !== ''));
}

function emptyBackLinks(note: Element, back: ReadonlySet<string>): void {
  for (const link of elementsIn(note)) {
    const says = `${attribute(link, 'role')} ${attribute(link, 'className')}`;
    const leadsBack = back.has(attribute(link, 'href').replace(/^#/, ''));
    if (link.tagName === 'a' && (leadsBack || saysBack.test(says))) link.children = [];
  }
}
