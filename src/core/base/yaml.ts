import * as v from 'valibot';
import { isMap, isNode, isScalar, isSeq, parseDocument, visit, type Document } from 'yaml';
import { LectorError, messageOf } from './errors.js';
import { nestedTooDeepAt } from './yamlDepth.js';

const maxCharacters = 256 * 1024;
const maxDepth = 32;
const maxAliases = 20;
const tooDeep = `is nested deeper than ${maxDepth} levels`;

/** What the libraries that read and check YAML put together for people, with places for values. */
export const yamlPhrases = [
  'Flow map',
  'Flow sequence',
  'Invalid key: Expected {0} but received undefined',
  'Invalid type: Expected {0} but received {1}',
] as const;

/** Half-open UTF-16 offsets into a YAML text. */
export interface YamlPlace {
  readonly start: number;
  readonly end: number;
}

/** What is wrong in a YAML text, and where. `message` begins with the keys that lead there. */
export interface YamlIssue {
  readonly message: string;
  readonly place: YamlPlace;
}

/** A key, or an item of a list, with its place. */
export interface YamlEntry {
  /** Keys and, in lists, positions from the document's top. */
  readonly path: readonly (string | number)[];
  /** Of the key; of an item itself. */
  readonly place: YamlPlace;
  readonly value: unknown;
}

/** A YAML text after its check. */
export interface CheckedYaml<Output> {
  /** Undefined where there are issues. */
  readonly output: Output | undefined;
  readonly issues: readonly YamlIssue[];
  /** All keys and items in the order of the text; none where it can't be parsed. */
  readonly entries: () => readonly YamlEntry[];
}

/**
 * Reads YAML and checks it against a schema.
 * @throws LectorError BAD_CONFIG that names the file, the line (from 1) and what is wrong there.
 */
export function readYaml<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
  fileName: string,
): v.InferOutput<Schema> {
  const { issues, output } = checkYaml(text, schema);
  const [issue] = issues;
  if (!issue) return output;
  const line = lineAt(text, issue.place.start);
  throw new LectorError('BAD_CONFIG', `${fileName}:${line}: ${issue.message}`, {
    nextStep: `Correct line ${line} of ${fileName}.`,
  });
}

/** Reads YAML and says all that a schema has against it. Never throws. */
export function checkYaml<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
): CheckedYaml<v.InferOutput<Schema>> {
  const broken = (message: string, place = { start: 0, end: text.length }) => {
    return { output: undefined, issues: [{ message, place }], entries: () => [] };
  };
  if (text.length > maxCharacters) return broken(`is larger than ${maxCharacters} characters`);
  const tooDeepAt = nestedTooDeepAt(text, maxDepth);
  if (tooDeepAt !== undefined) return broken(tooDeep, { start: tooDeepAt, end: tooDeepAt + 1 });
  const document = parseDocument(text, { prettyErrors: false, schema: 'core', logLevel: 'error' });
  const [error] = document.errors;
  if (error) return broken(error.message, { start: error.pos[0], end: error.pos[1] });
  const key = longKeyOf(document);
  if (key) return broken('a key is no plain text', rangeOf(key));
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: maxAliases });
  } catch (cause) {
    return broken(messageOf(cause));
  }
  const result = v.safeParse(schema, value);
  return {
    output: result.success ? result.output : undefined,
    issues: result.success ? [] : result.issues.map((issue) => locate(document, issue)),
    entries: () => [...entriesOf(document.contents, [])],
  };
}

/** The line, from 1, of an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length;
}

function locate(document: Document, { message, path: items }: v.BaseIssue<unknown>): YamlIssue {
  const path = (items ?? []).map((item: { readonly key: unknown }) => item.key);
  return { message: `${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`, place: placeOf(document, path) };
}

/** The place of the deepest part of `path` that is in the document. */
function placeOf(document: Document, path: readonly unknown[]): YamlPlace {
  for (let length = path.length; length > 0; length--) {
    const place = rangeOf(document.getIn(path.slice(0, length), true));
    if (place) return place;
  }
  return rangeOf(document.contents) ?? { start: 0, end: 0 };
}

function rangeOf(node: unknown): YamlPlace | undefined {
  return isNode(node) && node.range ? { start: node.range[0], end: node.range[1] } : undefined;
}

function* entriesOf(node: unknown, path: readonly (string | number)[]): Generator<YamlEntry, void> {
  const nothing = { start: 0, end: 0 };
  const scalar = (one: unknown) => (isScalar(one) ? one.value : undefined);
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const own = [...path, String(scalar(key))];
      yield { path: own, place: rangeOf(key) ?? nothing, value: scalar(value) };
      yield* entriesOf(value, own);
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      yield { path: [...path, index], place: rangeOf(item) ?? nothing, value: scalar(item) };
      yield* entriesOf(item, [...path, index]);
    }
  }
}

/** The first key that isn’t a scalar, which must not even be turned into values: `yaml` needs minutes for a kilobyte of mappings that are keys of mappings. */
function longKeyOf(document: Document): unknown {
  let found: unknown;
  visit(document, {
    Node(key, node) {
      if (key !== 'key' || isScalar(node)) return undefined;
      found = node;
      return visit.BREAK;
    },
  });
  return found;
}
