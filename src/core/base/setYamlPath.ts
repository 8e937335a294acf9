import { isMap, isScalar, parseDocument, stringify, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { yamlKeys, type YamlEdit, type YamlValue } from './yamlKey.js';
import { isRecord, nested, type YamlPath } from './yamlPath.js';

/** Columns that a long text is wrapped at. */
const lineWidth = 100;
const indentation = 2;

/**
 * The edit that sets the value at a path, or with `undefined` takes it away: blocks that aren't there are made. All else stays, byte for
 * byte. Undefined where that can't be done: the text can't be read, a block on the way is in braces, or something else would change too.
 */
export function setYamlPath(text: string, path: YamlPath, value: YamlValue | undefined): YamlEdit | undefined {
  const before = yamlKeys(text);
  if (!before) return undefined;
  const edit = value === undefined ? removal(text, path) : insertion(text, path, value);
  if (!edit) return undefined;
  const changed = text.slice(0, edit.span.start) + edit.after + text.slice(edit.span.end);
  const isAlone = JSON.stringify(sorted(yamlKeys(changed))) === JSON.stringify(sorted(withValue(before, path, value)));
  return isAlone ? edit : undefined;
}

function insertion(text: string, path: YamlPath, value: YamlValue): YamlEdit | undefined {
  const found = deepestIn(text, path);
  if (!found) return undefined;
  const { map, pair, depth } = found;
  const rest = path.slice(depth);
  if (pair) {
    const column = columnOf(text, pair.key.range?.[0] ?? 0);
    const written = lines(text, nested(rest, value), column).slice(column).trimEnd();
    return editOf(text, pair.key.range?.[0] ?? 0, endOf(text, pair), written);
  }
  if (map?.flow) return undefined;
  const column = map?.items[0] ? columnOf(text, keyStart(map.items[0])) : 0;
  const last = map?.items.at(-1) as BookPair | undefined;
  const at = last ? lineEnd(text, endOf(text, last)) : text.length;
  const isOwnLine = at === 0 || /[\r\n]/.test(text.charAt(at - 1));
  const written = lines(text, nested(rest, value), column);
  return editOf(text, at, at, `${isOwnLine ? '' : breakOf(text)}${written}`);
}

function removal(text: string, path: YamlPath): YamlEdit | undefined {
  const found = deepestIn(text, path);
  if (!found?.pair || found.map?.flow || found.depth !== path.length - 1) return undefined;
  // A block without keys would be one that is empty: it goes with its last key.
  const isLast = found.map?.items.length === 1 && path.length > 1;
  if (isLast) return removal(text, path.slice(0, -1));
  const start = keyStart(found.pair);
  const lineStart = start - columnOf(text, start);
  return editOf(text, lineStart, lineEnd(text, endOf(text, found.pair)), '');
}

type BookPair = Pair<Scalar, Scalar | YAMLMap | null>;

interface Deepest {
  /** The innermost block on the way; undefined of an empty text. */
  readonly map: YAMLMap | undefined;
  /** Its entry for the next key, where that has a value of another kind, or is the end of the way. */
  readonly pair?: BookPair;
  /** How many keys lead to the block. */
  readonly depth: number;
}

function deepestIn(text: string, path: YamlPath): Deepest | undefined {
  const { contents } = parseDocument(text, { prettyErrors: false, schema: 'core', logLevel: 'error' });
  if (contents === null || (isScalar(contents) && contents.value === null)) return { map: undefined, depth: 0 };
  if (!isMap(contents)) return undefined;
  let map: YAMLMap = contents;
  for (let depth = 0; ; depth++) {
    const pair = map.items.find(({ key }) => isScalar(key) && key.value === path[depth]) as BookPair | undefined;
    if (!pair) return { map, depth };
    if (depth === path.length - 1 || !isMap(pair.value)) return { map, pair, depth };
    map = pair.value;
  }
}

function keyStart({ key }: Pair): number {
  return isScalar(key) ? (key.range?.[0] ?? 0) : 0;
}

/** Where an entry ends, without a comment or a line break behind it. */
function endOf(text: string, { key, value }: Pick<BookPair, 'key' | 'value'>): number {
  const [from = 0, to = 0] = [key.range?.[0], value?.range?.[1] ?? key.range?.[1]];
  const colon = value?.range ? to : text.indexOf(':', key.range?.[1] ?? 0) + 1;
  return from + text.slice(from, colon).trimEnd().length;
}

/** The beginning of the next line. */
function lineEnd(text: string, at: number): number {
  const [found] = /\r\n|\n|\r/.exec(text.slice(at)) ?? [];
  return found === undefined ? text.length : text.indexOf(found, at) + found.length;
}

function columnOf(text: string, at: number): number {
  return at - (Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1);
}

function breakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** A block as its lines, each from that column on. */
function lines(text: string, block: object, column: number): string {
  const written = stringify(block, {
    lineWidth: lineWidth - column,
    indent: indentation,
    flowCollectionPadding: false,
  });
  return written
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? line : ' '.repeat(column) + line))
    .join(breakOf(text))
    .concat(breakOf(text));
}

function editOf(text: string, start: number, end: number, after: string): YamlEdit {
  return { span: { start, end }, before: text.slice(start, end), after };
}

function withValue(keys: unknown, [key = '', ...rest]: YamlPath, value: YamlValue | undefined): unknown {
  const own = isRecord(keys) ? keys : {};
  if (rest.length > 0) {
    const inner = withValue(own[key], rest, value);
    const isGone = value === undefined && isRecord(inner) && Object.keys(inner).length === 0;
    return isGone ? without(own, key) : { ...own, [key]: inner };
  }
  return value === undefined ? without(own, key) : { ...own, [key]: value };
}

function without(keys: Readonly<Record<string, unknown>>, gone: string): unknown {
  return Object.fromEntries(Object.entries(keys).filter(([key]) => key !== gone));
}

/** Keys in one order, so that texts of the same values are the same. */
function sorted(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}
