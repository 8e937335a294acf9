import type { Parents, PhrasingContent, RootContent, Text } from 'mdast';
import { plainText } from './plainText.js';

type Emphasis = Extract<RootContent, { type: 'emphasis' | 'strong' | 'delete' }>;

const blanksFirst = /^\s+/;
const blanksLast = /\s+$/;
const signsFirst = /^[\p{P}\s]+/u;
const signsLast = /[\p{P}\s]+$/u;
const wordFirst = /^[\p{L}\p{N}]/u;
const wordLast = /[\p{L}\p{N}]$/u;

/**
 * Emphasis as a person writes it, at all depths below `parent`, which is changed. Word processors begin and end it where somebody let
 * go of the mouse, blanks and commas included: Markdown would have to spell the letters beside those as `&#x64;`.
 */
export function tidyEmphasis(parent: Parents): void {
  const joined = joinNeighbours(parent.children);
  for (const child of joined) if ('children' in child) tidyEmphasis(child);
  const tidied = joined.flatMap((child, at): readonly RootContent[] =>
    isEmphasis(child) ? bared(child, joined[at - 1], joined[at + 1]) : [child],
  );
  // Where an emphasis may stand, so may text.
  parent.children = tidied;
}

/** One emphasis of those of a kind that follow one another with nothing between. */
function joinNeighbours(children: readonly RootContent[]): readonly RootContent[] {
  const joined: RootContent[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (last && isEmphasis(last) && last.type === child.type) last.children.push(...child.children);
    else joined.push(child);
  }
  return joined;
}

/** An emphasis with its words alone, and beside it what needs none: blanks and line ends, and signs that touch a word outside. */
function bared(
  node: Emphasis,
  before: RootContent | undefined,
  after: RootContent | undefined,
): readonly PhrasingContent[] {
  const { children } = node;
  const front = takenOff(children, 'shift', blanksFirst);
  const back = takenOff(children, 'pop', blanksLast);
  const isOfSigns = children.every(({ type }) => type === 'text') && !/[\p{L}\p{N}]/u.test(plainText(children));
  if (isOfSigns) return [...front, ...children, ...back];
  if (front.length === 0 && before && wordLast.test(plainText([before])))
    front.push(...takenOff(children, 'shift', signsFirst));
  if (back.length === 0 && after && wordFirst.test(plainText([after])))
    back.unshift(...takenOff(children, 'pop', signsLast));
  return [...front, node, ...back];
}

/** Takes what fits, and line ends, off one end of `children`, and returns it in the order of reading. */
function takenOff(children: PhrasingContent[], take: 'shift' | 'pop', fitting: RegExp): PhrasingContent[] {
  const taken: PhrasingContent[] = [];
  const put = take === 'shift' ? 'push' : 'unshift';
  for (;;) {
    const end = children.at(take === 'shift' ? 0 : -1);
    if (end?.type === 'text') {
      const [fits = ''] = fitting.exec(end.value) ?? [];
      if (fits !== '') taken[put](textOf(fits));
      end.value = take === 'shift' ? end.value.slice(fits.length) : end.value.slice(0, end.value.length - fits.length);
      if (end.value !== '') return taken;
    } else if (end?.type === 'break') taken[put](end);
    else return taken;
    children[take]();
  }
}

function isEmphasis(node: RootContent): node is Emphasis {
  return node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete';
}

function textOf(value: string): Text {
  return { type: 'text', value };
}
