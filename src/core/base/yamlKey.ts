import * as v from 'valibot';
import { isMap, isScalar, parseDocument, stringify } from 'yaml';
import { checkYaml, type YamlPlace } from './yaml.js';

/** What a key may be set to. */
export type YamlValue = string | number | readonly string[];

/** An edit of a YAML text. */
export interface YamlEdit {
  readonly span: YamlPlace;
  readonly before: string;
  readonly after: string;
}

/** A list is no record. */
const keysOnly = v.nullish(
  v.pipe(
    v.unknown(),
    v.check((value) => !Array.isArray(value)),
    v.record(v.string(), v.unknown()),
  ),
);
const lineBreak = /\r\n|\n|\r/;

/** The top-level keys of a YAML text and their values, none of an empty one; undefined where it can't be read or is no block of keys. */
export function yamlKeys(text: string): Readonly<Record<string, unknown>> | undefined {
  const { issues, output } = checkYaml(text, keysOnly);
  return issues.length > 0 ? undefined : (output ?? {});
}

/**
 * The edit that sets one top-level key: its entry in place, or a line at the end. All else stays, byte for byte. Undefined where that
 * can't be done: the text can't be read, the value takes several lines, or something else would change too.
 */
export function setYamlKey(text: string, key: string, value: YamlValue): YamlEdit | undefined {
  const keys = yamlKeys(text);
  if (!keys) return undefined;
  const written = `${key}: ${stringify(value, flat).trimEnd()}`;
  const span = entryOf(text, key) ?? { start: text.length, end: text.length };
  const before = text.slice(span.start, span.end);
  if (lineBreak.test(before)) return undefined;
  const after = before === '' ? ownLine(text, written) : written;
  const changed = text.slice(0, span.start) + after + text.slice(span.end);
  const isAlone = JSON.stringify(yamlKeys(changed)) === JSON.stringify({ ...keys, [key]: value });
  return isAlone ? { span, before, after } : undefined;
}

/** All in one line. */
const flat = { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 } as const;

/** Where a key and its value stand, without a comment behind them. */
function entryOf(text: string, key: string): YamlPlace | undefined {
  const { contents } = parseDocument(text, { prettyErrors: false, schema: 'core', logLevel: 'error' });
  const pair = isMap(contents)
    ? contents.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined;
  if (!pair?.value) return undefined;
  return { start: pair.key.range[0], end: pair.value.range[1] };
}

function ownLine(text: string, written: string): string {
  const [end = '\n'] = lineBreak.exec(text) ?? [];
  return `${/(?:^|[\r\n])$/.test(text) ? '' : end}${written}${end}`;
}
