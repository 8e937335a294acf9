import type { RootContent } from 'mdast';

/** The words of parts of a line, without their markup. */
export function plainText(parts: readonly RootContent[]): string {
  return parts
    .map((part) => ('value' in part ? part.value : 'children' in part ? plainText(part.children) : ''))
    .join('');
}
