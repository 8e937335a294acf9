import type { YamlEntry, YamlIssue } from '../base/yaml.js';

/** Stands among parents for each item of a list. */
export const anyItem = '*';
/** Stands among parents for whatever key: those below it are the same for all. */
export const anyKey = '**';

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

function isParent(key: string | number | undefined, parent: string): boolean {
  if (parent === anyKey) return true;
  return typeof key === 'number' ? parent === anyItem : key === parent;
}
