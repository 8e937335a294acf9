import { TreeFragment, type ChangedRange, type Tree } from '@lezer/common';
import type { MarkdownParser } from '@lezer/markdown';

interface ReadText {
  readonly text: string;
  readonly tree: Tree;
}

/** The chapters that someone writes at the same time. */
const keptTexts = 4;
/** Characters of a text that is worth its memory. */
const longestKept = 1_000_000;
/**
 * Paragraphs that can't change what other blocks are. Other edits are read with the whole text: after some around lists and
 * indented code `@lezer/markdown` 1.8 takes over blocks that are different now.
 */
const prose = /^(?:[\p{L}\p{Pi}"'(][^\n]*(?:\n+|$))+$/u;

/**
 * `parser`, which reads only the paragraphs that an edit touched, where the text is one that it read lately but for these.
 * The tree is always that of the whole text.
 */
export function incrementalParser(parser: MarkdownParser): (text: string) => Tree {
  let lately: readonly ReadText[] = [];
  return (text) => {
    let known: ReadText | undefined;
    let fragments: readonly TreeFragment[] | undefined;
    for (const one of lately) {
      if (one.text === text) return one.tree;
      const range = changedProse(one.text, text);
      if (!range) continue;
      known = one;
      fragments = TreeFragment.applyChanges(TreeFragment.addTree(one.tree), [range]);
      break;
    }
    const tree = parser.parse(text, fragments);
    if (text.length <= longestKept) {
      lately = [{ text, tree }, ...lately.filter((one) => one !== known)].slice(0, keptTexts);
    }
    return tree;
  };
}

/** The one stretch of whole paragraphs in which two texts differ, in the offsets of both; undefined where it isn't prose in both. */
function changedProse(before: string, after: string): ChangedRange | undefined {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  const most = shorter - head;
  let tail = 0;
  while (tail < most && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail))
    tail++;

  const gap = head < 2 ? -1 : after.lastIndexOf('\n\n', head - 2);
  const from = gap < 0 ? 0 : gap + 2;
  const end = after.indexOf('\n\n', after.length - tail);
  const left = end < 0 ? 0 : after.length - end;
  const range = { fromA: from, toA: before.length - left, fromB: from, toB: after.length - left };
  const isProse = prose.test(before.slice(range.fromA, range.toA)) && prose.test(after.slice(range.fromB, range.toB));
  return isProse ? range : undefined;
}
