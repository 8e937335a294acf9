import type { Element, Nodes, Root } from 'hast';

type Parent = Root | Element;

/** All elements inside a node, outer ones first. */
export function* elementsIn(node: Parent): Generator<Element, void> {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    yield child;
    yield* elementsIn(child);
  }
}

/** The first element of that name, prefixes such as `dc:` included. */
export function firstElement(node: Parent, tagName: string): Element | undefined {
  for (const element of elementsIn(node)) if (element.tagName === tagName) return element;
  return undefined;
}

/** An attribute’s text; empty where there is none. */
export function attribute(element: Element, name: string): string {
  const value = element.properties[name];
  return Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value : '';
}

/** The words inside a node on one line. */
export function textIn(node: Nodes): string {
  return rawTextIn(node).replace(/\s+/g, ' ').trim();
}

function rawTextIn(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(rawTextIn).join('') : '';
}
