import type { YamlEntry, YamlIssue } from '../base/yaml.js';
import { castKeys } from './yamlFields.js';

/** Stands among parents for each item of a list. */
export const anyItem = '*';

/** The keys right below `parents` that nobody reads: most often a slip of the pen. */
export function unknownKeys(
  entries: readonly YamlEntry[],
  parents: readonly string[],
  known: readonly string[],
): readonly YamlIssue[] {
  return entries
    .filter(
      ({ path }) => path.length === parents.length + 1 && parents.every((parent, at) => isParent(path[at], parent)),
    )
    .filter(({ path }) => typeof path.at(-1) === 'string' && !known.includes(String(path.at(-1))))
    .map(({ path, place }) => ({
      message: `${path.join('.')}: Lector doesn’t know this key. It knows ${known.join(', ')}.`,
      place,
    }));
}

/** The same of the blocks of a cast, which stands at `parents`. */
export function unknownCastKeys(entries: readonly YamlEntry[], parents: readonly string[]): readonly YamlIssue[] {
  return entries
    .filter(({ path }) => path.length === parents.length + 1 && parents.every((parent, at) => path[at] === parent))
    .flatMap(({ path }) => unknownKeys(entries, path.map(String), castKeys));
}

function isParent(key: string | number | undefined, parent: string): boolean {
  return typeof key === 'number' ? parent === anyItem : key === parent;
}
