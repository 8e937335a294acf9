import path from 'node:path';

/** What each kind of file under `.lector/` is called in a step's name, by its path from there; the first fits. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'state folder'],
  [/^\.gitignore/, 'ignore file'],
  [/^lock\/./, 'claim'],
  [/^takes\/.*\.wav/, 'audio'],
  [/^takes\/.*\.json/, 'sidecar'],
  [/^chapters\/.*\.json/, 'record'],
  [/^backup\/.*\.json/, 'backup'],
  [/^error_registry\.json/, 'registry'],
  [/^(lock|takes|chapters|backup)/, 'folder of $1'],
];

/** A file call of the store by the name of what it does, as `rename audio`. */
export function stepName(stateRoot: string, call: string, file: string): string {
  const inState = path.relative(path.join(stateRoot, '.lector'), file).split(path.sep).join('/');
  const [pattern, name] = kinds.find(([each]) => each.test(inState)) ?? [/.*/, 'book folder'];
  return `${call} ${name.replace('$1', pattern.exec(inState)?.[1] ?? '')}`;
}
