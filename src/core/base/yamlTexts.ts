import { isMap, isScalar, isSeq, parseDocument, stringify, type Scalar } from 'yaml';
import * as v from 'valibot';
import { checkYaml } from './yaml.js';
import type { YamlEdit } from './yamlKey.js';

/** A key or a value in a YAML text. */
export interface YamlText {
  /** Keys and, in lists, positions from the document's top; a key's own is the last of its path. */
  readonly path: readonly (string | number)[];
  readonly isKey: boolean;
  readonly value: string;
}

/**
 * The edits that put other texts in place of some, each written as the one before was; all else stays, byte for byte. Undefined where
 * that can't be done: the text can't be read, one of them takes several lines, or two keys would be the same.
 */
export function yamlTextEdits(
  text: string,
  change: (at: YamlText) => string | undefined,
): readonly YamlEdit[] | undefined {
  const before = textsIn(text);
  const wanted = before?.map(({ at }) => change(at));
  if (!before || !wanted) return undefined;
  const edits = before.flatMap(({ node }, index) => {
    const value = wanted[index];
    return value === undefined || !node.range ? [] : [editOf(text, node, value)];
  });
  if (edits.length === 0) return edits;
  if (edits.some(({ before: old }) => /[\r\n]/.test(old))) return undefined;
  const after = textsIn(withEdits(text, edits))?.map(({ at }) => at.value);
  const expected = before.map(({ at }, index) => wanted[index] ?? at.value);
  return JSON.stringify(after) === JSON.stringify(expected) ? edits : undefined;
}

/** A text with edits that don't overlap, in the order of their places. */
export function withEdits(text: string, edits: readonly YamlEdit[]): string {
  return edits
    .toReversed()
    .reduce((rest, { span, after }) => rest.slice(0, span.start) + after + rest.slice(span.end), text);
}

interface Found {
  readonly node: Scalar;
  readonly at: YamlText;
}

/** All keys and values, in the order of the text. */
function textsIn(text: string): readonly Found[] | undefined {
  if (checkYaml(text, v.unknown()).issues.length > 0) return undefined;
  return [...textsOf(parseDocument(text, { prettyErrors: false, schema: 'core', logLevel: 'error' }).contents, [])];
}

function* textsOf(node: unknown, path: YamlText['path']): Generator<Found, void> {
  if (isScalar(node)) yield { node, at: { path, isKey: false, value: String(node.value) } };
  else if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const own = [...path, String(key.value)];
      yield { node: key, at: { path: own, isKey: true, value: String(key.value) } };
      yield* textsOf(value, own);
    }
  } else if (isSeq(node)) for (const [index, item] of node.items.entries()) yield* textsOf(item, [...path, index]);
}

function editOf(text: string, { range, type }: Scalar, value: string): YamlEdit {
  const [start, end] = range ?? [0, 0];
  return { span: { start, end }, before: text.slice(start, end), after: written(value, type) };
}

/** A plain text stays plain where YAML lets it; brackets and commas have a meaning inside of others. */
function written(value: string, type: Scalar['type']): string {
  if (type === 'QUOTE_SINGLE') return `'${value.replaceAll("'", "''")}'`;
  if (type === 'QUOTE_DOUBLE' || /[,[\]{}]/.test(value)) return JSON.stringify(value);
  return stringify(value, { lineWidth: 0 }).trimEnd();
}
