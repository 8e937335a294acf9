import { setYamlPath } from '../base/setYamlPath.js';
import { onlyPathIn, yamlAt } from '../base/yamlPath.js';
import type { YamlEdit } from '../base/yamlKey.js';
import { metadataPathOf, type MetadataPath, type MetadataValue } from '../model/bookMetadata.js';
import type { Patch } from '../model/patch.js';

/** Where a value of a book's metadata is to stand, and the value. */
export interface MetadataChange {
  readonly at: MetadataPath;
  readonly value: MetadataValue;
}

/** What a side of a patch of the kind `metadata` says; undefined where it says anything else. */
export function metadataIn(text: string): MetadataChange | undefined {
  const { path = [], value } = onlyPathIn(text) ?? {};
  const at = metadataPathOf(path);
  if (!at) return undefined;
  if (typeof value === 'string') return { at, value };
  return isTexts(value) ? { at, value } : undefined;
}

/**
 * What such a patch changes in a book's file as that is now; undefined where the value there isn't the one that it would replace, or the
 * file can't be read. What a person wrote meanwhile stays. Only for a patch that isn't refused.
 */
export function metadataEdit({ before, after }: Pick<Patch, 'before' | 'after'>, text: string): YamlEdit | undefined {
  const { path = [], value } = onlyPathIn(after) ?? {};
  const change = metadataIn(after);
  const isAsItWas = JSON.stringify(yamlAt(text, path)) === JSON.stringify(yamlAt(before, path));
  return change && isAsItWas && value !== undefined ? setYamlPath(text, path, change.value) : undefined;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
