import type { Element, ElementContent, Properties, Root } from 'hast';
import { Parser } from 'htmlparser2';
import { LectorError } from '../base/errors.js';

/** What is nested deeper is read as if it weren’t: no page of a book is, and a tree is walked by calls. */
const maxDepth = 100;
const maxNodes = 1_000_000;
/** The parser moves all open tags for each new one. */
const maxOpen = 5_000;

/**
 * HTML, XHTML or, with `isXml`, XML as a tree; comments and processing instructions are left out. Mistakes are read over;
 * entities that a document defines itself are not known, so that none can grow.
 * @throws LectorError FILE_TOO_LARGE for over a million pieces, or 5,000 tags that are open at once.
 */
export function readMarkup(text: string, name: string, { isXml = false } = {}): Root {
  const root: Root = { type: 'root', children: [] };
  const open: (Root | Element)[] = [root];
  let depth = 0;
  let nodes = 0;
  const add = <Node extends ElementContent>(node: Node): Node => {
    if (++nodes > maxNodes) throw tooMuch(name);
    open.at(-1)?.children.push(node);
    return node;
  };
  const parser = new Parser(
    {
      onopentag(tagName, attributes) {
        const element: Element = { type: 'element', tagName, properties: propertiesOf(attributes), children: [] };
        if (++depth <= maxDepth) open.push(add(element));
        else if (depth > maxOpen) throw tooMuch(name);
      },
      ontext(value) {
        const last = open.at(-1)?.children.at(-1);
        if (last?.type === 'text') last.value += value;
        else add({ type: 'text', value });
      },
      onclosetag() {
        if (depth-- <= maxDepth) open.pop();
      },
    },
    { xmlMode: isXml, recognizeSelfClosing: true, decodeEntities: true },
  );
  parser.end(text);
  return root;
}

function propertiesOf(attributes: Readonly<Record<string, string>>): Properties {
  const properties: Properties = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'class') properties.className = value.split(/\s+/);
    else properties[name] = name === 'start' ? Number.parseInt(value, 10) || 1 : value;
  }
  return properties;
}

function tooMuch(name: string): LectorError {
  return new LectorError('FILE_TOO_LARGE', `${name} has more markup than any book.`, {
    nextStep: 'Split it, or convert it to plain text.',
  });
}
