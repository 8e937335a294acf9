import type { Tree } from '@lezer/common';

/** Every node of a tree with its place, a line each. */
export function treeOutline(tree: Tree): string {
  const lines: string[] = [];
  tree.iterate({ enter: ({ name, from, to }) => void lines.push(`${name} ${from}-${to}`) });
  return lines.join('\n');
}
