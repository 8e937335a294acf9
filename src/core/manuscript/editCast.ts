import { withValue } from '../base/editYaml.js';
import { checkYaml } from '../base/yaml.js';
import { memberNamed, type Cast } from '../model/cast.js';
import { bookFileSchema } from './bookOrders/lectorYaml.js';
import { changedYaml, harmful, unchangeable } from './changedYaml.js';

const file = 'lector.yaml';

/**
 * The text of a `lector.yaml` in which somebody of the cast has a voice: their entry changed, or one more; all else stays. An empty text is
 * a new file. @throws LectorError BAD_CONFIG where the text can't be read, or is written so that it can't be changed without harm.
 */
export function withCastVoice(text: string, name: string, voice: string): string {
  const cast = castIn(text);
  const [key, isBlock] = entryFor(text, cast, name);
  const changed = changedYaml(file, () => withValue(text, ['cast', key, ...(isBlock ? ['voice'] : [])], voice));
  const expected = { ...cast, [key]: { ...cast[key], voice } };
  if (JSON.stringify(sorted(castIn(changed))) !== JSON.stringify(sorted(expected))) throw unchangeable(file, harmful);
  return changed;
}

/** Somebody's key in the cast, whom an alias may mean as well, and whether a block stands there. */
function entryFor(text: string, cast: Cast, name: string): readonly [key: string, isBlock: boolean] {
  const wanted = name.toLowerCase();
  const byAlias = Object.entries(cast).find(([, { aliases = [] }]) =>
    aliases.some((one) => one.toLowerCase() === wanted),
  );
  const key = (memberNamed(cast, name) ?? byAlias)?.[0] ?? name;
  const isBlock = checkYaml(text, bookFileSchema)
    .entries()
    .some(({ path }) => path.length === 3 && path[0] === 'cast' && path[1] === key);
  return [key, isBlock];
}

function castIn(text: string): Cast {
  const { issues, output } = checkYaml(text, bookFileSchema);
  const [issue] = issues;
  if (issue) throw unchangeable(file, issue.message);
  return output?.cast ?? {};
}

function sorted(cast: Cast): unknown {
  return Object.entries(cast)
    .map(([name, { voice, rate, aliases, pronoun }]) => [name, voice, rate, aliases, pronoun])
    .sort(([a], [b]) => String(a).localeCompare(String(b)));
}
