import { setYamlKey, yamlKeys, type YamlEdit, type YamlValue } from '../base/yamlKey.js';
import type { Patch } from '../model/patch.js';

/**
 * What a patch of the kind `setting` changes in a book's file as that is now; undefined where the key's value isn't the one that it
 * would replace, or the file can't be read. Only for a patch that isn't refused.
 */
export function settingEdit({ before, after }: Pick<Patch, 'before' | 'after'>, text: string): YamlEdit | undefined {
  const now = yamlKeys(text);
  const [[key, value] = []] = Object.entries(yamlKeys(after) ?? {});
  if (!now || key === undefined) return undefined;
  const isAsItWas = JSON.stringify(now[key]) === JSON.stringify(yamlKeys(before)?.[key]);
  return isAsItWas ? setYamlKey(text, key, value as YamlValue) : undefined;
}

/** The key that a patch of the kind `setting` sets, and its value. */
export function settingOf({ after }: Pick<Patch, 'after'>): readonly [key: string, value: unknown] | undefined {
  return Object.entries(yamlKeys(after) ?? {})[0];
}
