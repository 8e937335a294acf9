import type { Position, Range } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { pronunciationsFileName } from '../core/model/pronunciation.js';
import bookSchema from '../../schemas/lector.schema.json';
import frontMatterSchema from '../../schemas/frontMatter.schema.json';
import pronunciationsSchema from '../../schemas/pronunciations.schema.json';
import { yamlCursor, type YamlCursor } from './yamlCursor.js';
import { t } from './texts.js';

/** A key that Lector reads, and what it means, in Markdown. */
export interface DescribedKey {
  readonly name: string;
  readonly description: string;
  readonly range: Range;
}

/** The cursor in the YAML of a document, and the keys that may stand there. */
export interface KeyPlace {
  readonly cursor: YamlCursor;
  readonly range: Range;
  /** By name, what each means. */
  readonly keys: ReadonlyMap<string, string>;
}

interface Schema {
  readonly type?: string | undefined;
  readonly description?: string | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly items?: Schema | undefined;
  readonly additionalProperties?: Schema | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
}

/** Where `at` stands among the keys of a `lector.yaml`, a `pronunciations.yaml` or a manuscript's front matter; undefined elsewhere. */
export function keyPlaceAt(document: TextDocument, at: Position): KeyPlace | undefined {
  const lines = document.getText().split(/\r\n|\n|\r/);
  const isManuscript = document.languageId === 'markdown';
  const [first, end] = isManuscript ? frontMatterLines(lines) : [0, lines.length];
  if (at.line < first || at.line >= end) return undefined;
  const cursor = yamlCursor(lines.slice(first, end), at.line - first);
  if (!cursor) return undefined;
  const keys = keysBelow(schemaOf(document), cursor.parents);
  const { line } = at;
  return { cursor, keys, range: { start: { line, character: cursor.start }, end: { line, character: cursor.end } } };
}

/** The key that `at` points to, where Lector knows it. */
export function describedKey(document: TextDocument, at: Position): DescribedKey | undefined {
  const place = keyPlaceAt(document, at);
  const description = place?.keys.get(place.cursor.key);
  const isOnKey = place && place.cursor.start <= at.character && at.character < place.cursor.end;
  return isOnKey && description !== undefined ? { name: place.cursor.key, description, range: place.range } : undefined;
}

/** The first line inside the fences, and the one that closes them; of no front matter, an empty stretch. */
function frontMatterLines(lines: readonly string[]): readonly [number, number] {
  if (!/^\uFEFF?---[ \t]*$/.test(lines[0] ?? '')) return [0, 0];
  const end = lines.findIndex((line, at) => at > 0 && /^---[ \t]*$/.test(line));
  return end < 0 ? [0, 0] : [1, end];
}

function schemaOf({ languageId, uri }: TextDocument): Schema {
  if (languageId === 'markdown') return frontMatterSchema;
  return uri.endsWith(`/${pronunciationsFileName}`) ? pronunciationsSchema : bookSchema;
}

function keysBelow(schema: Schema, parents: readonly string[]): ReadonlyMap<string, string> {
  const block = parents.reduce<Schema>((outer, parent) => propertiesOf(outer)[parent] ?? anyKeyOf(outer), schema);
  return new Map(Object.entries(propertiesOf(block)).map(([name, { description = '' }]) => [name, t(description)]));
}

/** What is below a key that the author names. */
function anyKeyOf({ additionalProperties, anyOf = [] }: Schema): Schema {
  return additionalProperties ?? anyOf.find((one) => one.additionalProperties)?.additionalProperties ?? {};
}

/** Those of an object, of a list's items, or of all kinds of values that may stand there. */
function propertiesOf({ properties, items, anyOf = [] }: Schema): Readonly<Record<string, Schema>> {
  if (items) return propertiesOf(items);
  return properties ?? Object.fromEntries(anyOf.flatMap((one) => Object.entries(propertiesOf(one))));
}
