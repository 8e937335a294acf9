import { escapeXml } from '../../base/xml.js';
import type { MarkedText } from '../../model/markedText.js';
import { contains, type Span } from '../../model/span.js';
import type { Element } from './leaf.js';

/** The elements of the marks at a place, and up to where they are the same. */
export interface MarksAt {
  readonly within: readonly Element[];
  readonly until: number;
}

interface Placed extends Span {
  readonly element: Element;
  readonly parts: readonly Placed[];
}

/** Tells the elements of marks, which stand in order and apart, place by place. Ask for places that never go back. */
export function markElements(marks: readonly MarkedText[]): (place: number) => MarksAt {
  const top = cursor(marks.map((mark) => placed(mark.id, mark.span, mark.parts)));
  let lastMark: Placed | undefined;
  let inside = cursor([]);
  return (place) => {
    const { mark, until } = top(place);
    if (!mark) return { within: [], until };
    if (mark !== lastMark) inside = cursor(mark.parts);
    lastMark = mark;
    const part = inside(place);
    const within = part.mark ? [mark.element, part.mark.element] : [mark.element];
    return { within, until: Math.min(until, part.until) };
  };
}

/** The one mark that holds a place, or none, and where that changes. */
function cursor(marks: readonly Placed[]) {
  let next = 0;
  return (place: number) => {
    while ((marks[next]?.end ?? Infinity) <= place) next++;
    const mark = marks[next];
    return mark && contains(mark, place)
      ? { mark, until: mark.end }
      : { mark: undefined, until: mark?.start ?? Infinity };
  };
}

function placed(id: string, { start, end }: Span, parts: MarkedText['parts']): Placed {
  const inner = parts.map((part) => placed(part.id, part.span, []));
  return { start, end, element: { tag: `span id="${escapeXml(id)}"` }, parts: inner };
}
