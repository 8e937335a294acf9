import type { CastPronoun } from '../model/cast.js';
import type { TagWords } from './languages/speechLanguage.js';

/** The words of a language, to be looked up. */
export interface Lexicon {
  readonly verbs: ReadonlySet<string>;
  readonly determiners: ReadonlySet<string>;
  readonly stops: ReadonlySet<string>;
  readonly mentions: ReadonlySet<string>;
  readonly copulas: ReadonlySet<string>;
  readonly notNames: ReadonlySet<string>;
  readonly pronouns: ReadonlyMap<string, CastPronoun | 'I'>;
  readonly hints: ReadonlyMap<string, CastPronoun>;
  readonly titles: ReadonlyMap<string, CastPronoun | ''>;
  readonly kinds: ReadonlyMap<string, CastPronoun>;
}

export function lexiconOf(words: TagWords): Lexicon {
  return {
    verbs: new Set(words.verbs),
    determiners: new Set(words.determiners),
    stops: new Set(words.stops),
    mentions: new Set(words.mentions),
    copulas: new Set(words.copulas),
    notNames: new Set(words.notNames),
    pronouns: new Map(Object.entries(words.pronouns)),
    hints: new Map(Object.entries(words.hints)),
    titles: new Map(Object.entries(words.titles)),
    kinds: new Map(Object.entries(words.kinds)),
  };
}
