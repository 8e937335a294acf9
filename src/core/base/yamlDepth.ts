import { Parser, type CST } from 'yaml';

/**
 * Where the first block, list or mapping begins that is nested deeper than `levels`, as an offset; undefined where none is. To be asked
 * before a text is composed: `yaml` splits it without going down by calls, but composes it with them, and to let it run out of stack
 * would not do, for V8 ends the process where a pattern is compiled with none left.
 */
export function nestedTooDeepAt(text: string, levels: number): number | undefined {
  const seen = [...new Parser().parse(text)].map((token) => ({ token, depth: 0 }));
  for (const { token, depth } of seen) {
    if (depth >= levels && isCollection(token)) return token.offset;
    const inner = depth + (isCollection(token) ? 1 : 0);
    for (const part of partsOf(token)) seen.push({ token: part, depth: inner });
  }
  return undefined;
}

function isCollection(token: CST.Token): boolean {
  return 'items' in token;
}

function partsOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((part) => part !== null && part !== undefined));
}
