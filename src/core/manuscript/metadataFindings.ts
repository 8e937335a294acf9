import type { YamlEntry } from '../base/yaml.js';
import { metadataPathOf, writtenValue, type BookMetadata } from '../model/bookMetadata.js';
import { metadataFlaw } from '../model/metadataField.js';
import type { Finding } from '../model/verdict.js';

/** What of a book's metadata is longer than stores take it, or of no use there: each finding on its key. */
export function metadataFindings(entries: readonly YamlEntry[], metadata: BookMetadata): readonly Finding[] {
  return entries.flatMap(({ path, place }): readonly Finding[] => {
    const keys = path.filter((key) => typeof key === 'string');
    const at = keys.length === path.length ? metadataPathOf(keys) : undefined;
    const value = at && writtenValue(metadata, at);
    const flaw = at && value !== undefined ? metadataFlaw(at.field, value) : undefined;
    if (flaw === undefined) return [];
    return [{ code: 'bad-metadata', severity: 'warning', message: `${path.join('.')}: ${flaw}.`, span: place }];
  });
}
