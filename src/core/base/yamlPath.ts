import { stringify } from 'yaml';
import { yamlKeys, type YamlValue } from './yamlKey.js';

/** The keys that lead to a value, the outermost first; at least one. */
export type YamlPath = readonly string[];

/** What stands at a path in a YAML text; undefined where nothing does, or the text can't be read. */
export function yamlAt(text: string, path: YamlPath): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), yamlKeys(text));
}

/** A text of nothing but these keys and that value, in a line. */
export function yamlOf(path: YamlPath, value: YamlValue): string {
  return stringify(nested(path, value), { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}

/** The keys in such a text, and what they lead to; undefined where it has several. */
export function onlyPathIn(text: string): { readonly path: YamlPath; readonly value: unknown } | undefined {
  const path: string[] = [];
  let value: unknown = yamlKeys(text);
  while (isRecord(value)) {
    const [[key, inner] = ['', undefined], ...others] = Object.entries(value);
    if (others.length > 0 || inner === undefined) return undefined;
    path.push(key);
    value = inner;
  }
  return path.length > 0 ? { path, value } : undefined;
}

/** A value below these keys. */
export function nested(path: YamlPath, value: unknown): object {
  return path.toReversed().reduce<unknown>((inner, key) => ({ [key]: inner }), value) as object;
}

/** Whether a value is a block of keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
