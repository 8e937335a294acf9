import { escapeXml } from '../../base/xml.js';
import type { Element, Leaf } from './leaf.js';
import type { MarksAt } from './markElements.js';

/**
 * Writes leaves as XHTML, the marks' elements around those of the markup. `begun` holds the elements that were opened
 * before: one that goes on in another block has no id there, because ids are for one element.
 */
export function inlineXhtml(leaves: Iterable<Leaf>, marksAt: (place: number) => MarksAt, begun: Set<Element>): string {
  let open: readonly Element[] = [];
  let written = '';
  const enter = (within: readonly Element[]) => {
    const kept = open.findIndex((element, index) => element !== within[index]);
    const same = kept < 0 ? open.length : kept;
    written += open.slice(same).map(closing).reverse().join('');
    for (const element of within.slice(same)) {
      written += `<${begun.has(element) ? element.tag.replace(/ id="[^"]*"/, '') : element.tag}>`;
      begun.add(element);
    }
    open = within;
  };
  for (const { text, within } of cutAtMarks(leaves, marksAt)) {
    enter(within);
    written += text;
  }
  enter([]);
  return written;
}

function* cutAtMarks(leaves: Iterable<Leaf>, marksAt: (place: number) => MarksAt) {
  for (const { run, within, instead } of leaves) {
    const { text, span, verbatim } = run;
    if (instead !== undefined) {
      yield { text: instead, within: [...marksAt(span.start).within, ...within] };
      continue;
    }
    for (let at = 0; at < text.length;) {
      const marks = marksAt(span.start + (verbatim ? at : 0));
      const end = verbatim ? Math.min(text.length, marks.until - span.start) : text.length;
      yield { text: escapeXml(text.slice(at, end)), within: [...marks.within, ...within] };
      at = end;
    }
  }
}

function closing({ tag }: Element): string {
  return `</${tag.replace(/ .*/s, '')}>`;
}
