/** Where a cursor stands in block-style YAML, seen line by line: while someone types, it often can't be parsed. */
export interface YamlCursor {
  /** The keys above the line that it belongs to, outermost first. */
  readonly parents: readonly string[];
  /** The key on the line, or as much of it as is there. */
  readonly key: string;
  /** Columns of the key, and whether a colon follows it. */
  readonly start: number;
  readonly end: number;
  readonly hasValue: boolean;
  /** Keys on other lines with the same parents. */
  readonly siblings: readonly string[];
}

interface KeyLine {
  readonly indent: number;
  readonly key: string;
  readonly hasValue: boolean;
  /** Whether an item of a list begins with it. */
  readonly isItem: boolean;
}

const keyLine = /^(?<indent> *(?<dash>- +)?)(?<key>[\w-]*)(?<colon>\s*:(?=\s|$))?/;

/** The cursor on line `at` of the YAML `lines`; undefined on comments and on items of lists that have no keys. */
export function yamlCursor(lines: readonly string[], at: number): YamlCursor | undefined {
  const own = readLine(lines[at] ?? '');
  if (!own) return undefined;
  const all = lines.map((line) => (line.trim() === '' ? undefined : readLine(line)));
  const parents = parentsOf(all, at, own.indent);
  const [from, to] = itemAround(all, at, own);
  const siblings = all.flatMap((line, index) => {
    const isInside = from <= index && index < to && index !== at;
    const isSibling = isInside && line?.indent === own.indent && line.hasValue;
    return isSibling && parentsOf(all, index, own.indent).join('\n') === parents.join('\n') ? [line.key] : [];
  });
  const { indent, key, hasValue } = own;
  return { parents, key, hasValue, start: indent, end: indent + key.length, siblings };
}

function readLine(line: string): KeyLine | undefined {
  const { indent = '', dash, key = '', colon } = keyLine.exec(line)?.groups ?? {};
  const rest = line.slice(indent.length + key.length + (colon?.length ?? 0)).trim();
  if (colon === undefined && rest !== '') return undefined;
  return { indent: indent.length, key, hasValue: colon !== undefined, isItem: dash !== undefined };
}

/** The lines of the list item that a line stands in; all lines outside of lists. */
function itemAround(lines: readonly (KeyLine | undefined)[], at: number, own: KeyLine): readonly [number, number] {
  const begins = (line: KeyLine | undefined) => line?.isItem === true && line.indent <= own.indent;
  const from = own.isItem ? at : lines.slice(0, at).findLastIndex(begins);
  const next = lines.slice(at + 1).findIndex(begins);
  return [Math.max(0, from), next < 0 ? lines.length : at + 1 + next];
}

function parentsOf(lines: readonly (KeyLine | undefined)[], at: number, indent: number): readonly string[] {
  const parents: string[] = [];
  let inside = indent;
  for (const line of lines.slice(0, at).reverse()) {
    if (!line || line.indent >= inside || !line.hasValue) continue;
    parents.unshift(line.key);
    inside = line.indent;
  }
  return parents;
}
