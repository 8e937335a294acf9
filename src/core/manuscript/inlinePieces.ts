import type { Link, PhrasingContent } from 'mdast';
import type { Skippable } from '../model/settings.js';
import type { SpokenRun } from '../model/spoken.js';
import type { Finding } from '../model/verdict.js';
import { alignText } from './alignText.js';
import { readMarks, type Mark } from './marks.js';
import { placeOf } from './nodePlace.js';
import { decodeReference } from './parseMarkdown.js';

export type InlinePiece =
  | { readonly kind: 'run'; readonly run: SpokenRun }
  | { readonly kind: 'mark'; readonly mark: Mark }
  | { readonly kind: 'finding'; readonly finding: Finding };

/** The text of inline Markdown in reading order, markup left out, with the marks that stand in it. */
export function* inlinePieces(
  nodes: readonly PhrasingContent[],
  source: string,
  skip: readonly Skippable[],
): Generator<InlinePiece, void> {
  const decoded = new Map<string, string>();
  const decode = (reference: string) => {
    const characters = decoded.get(reference) ?? decodeReference(reference);
    decoded.set(reference, characters);
    return characters;
  };
  // A stack of its own: emphasis may be nested deeper than calls can be.
  const open = [...nodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    const { start, end } = placeOf(node);
    const run = (text: string, verbatim: boolean, from = start, to = end): InlinePiece => ({
      kind: 'run',
      run: { text, span: { start: from, end: to }, verbatim },
    });
    switch (node.type) {
      case 'text':
        for (const aligned of alignText(node.value, source, start, end, decode)) yield { kind: 'run', run: aligned };
        break;
      case 'break':
        yield run('\n', false);
        break;
      case 'inlineCode':
        if (!skip.includes('code')) yield found(node.value);
        break;
      case 'image':
      case 'imageReference':
        if (node.alt && !skip.includes('images')) yield found(node.alt);
        break;
      case 'html':
        if (/^<br\b/i.test(node.value)) yield run('\n', false);
        yield* markPieces(node.value, start);
        break;
      case 'link':
        if (!(skip.includes('links') && isBareUrl(node))) open.push(...[...node.children].reverse());
        break;
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'linkReference':
        open.push(...[...node.children].reverse());
        break;
      case 'footnoteReference':
        break;
    }

    /** Text that stands somewhere inside its node, as an image's alternative text does. */
    function found(text: string): InlinePiece {
      const at = source.indexOf(text, start);
      return at < 0 || at + text.length > end ? run(text, false) : run(text, true, at, at + text.length);
    }
  }
}

function* markPieces(html: string, start: number): Generator<InlinePiece, void> {
  const { marks, findings } = readMarks(html, start);
  for (const mark of marks) yield { kind: 'mark', mark };
  for (const finding of findings) yield { kind: 'finding', finding };
}

function isBareUrl(link: Link): boolean {
  const [only, ...others] = link.children;
  return (
    others.length === 0 &&
    only?.type === 'text' &&
    link.url.replace(/^(?:https?:\/\/|mailto:)/, '') === only.value.replace(/^https?:\/\//, '')
  );
}
