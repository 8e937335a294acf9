import type { Cast } from '../model/cast.js';
import { speechLanguageFor } from './languages/index.js';
import { lexiconOf } from './lexicon.js';
import { createPeople } from './people.js';

/** One name for everybody, whatever chapters call them: those that are given first are kept. Names of a cast stay. */
export function sameNames(names: readonly string[], language: string, cast: Cast): ReadonlyMap<string, string> {
  const tags = speechLanguageFor(language)?.tags;
  if (!tags) return new Map(names.map((name) => [name, name]));
  const people = createPeople(cast, lexiconOf(tags));
  return new Map(names.map((name) => [name, people.meet(name)]));
}
