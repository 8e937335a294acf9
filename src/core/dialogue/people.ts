import { narratorName, type Cast, type CastPronoun } from '../model/cast.js';
import type { Lexicon } from './lexicon.js';

/** Those who are met in a text, each under all names that it has for them. */
export interface People {
  /** Who is meant by a name or a description; somebody new where nobody is known by it. */
  meet(text: string): string;
  /** The same of those who were met; undefined for others. */
  find(text: string): string | undefined;
  /** Takes note of a pronoun that stood for them. */
  hint(person: string, pronoun: CastPronoun): void;
  /** What they are called by; undefined while nothing tells. */
  pronounOf(person: string): CastPronoun | undefined;
}

interface Person {
  readonly id: string;
  readonly forms: Set<string>;
  readonly pronoun: CastPronoun | undefined;
  /** Whether a title says that she is a she. */
  readonly isLady: boolean;
  readonly hints: Map<CastPronoun, number>;
}

/** A name without what stands before it. */
interface Name {
  readonly form: string;
  readonly words: readonly string[];
  readonly pronoun: CastPronoun | undefined;
  readonly isLady: boolean;
  readonly isName: boolean;
}

/** So often a pronoun has to stand for somebody before it counts, and so many times as often as another. */
const enoughHints = 2;
const surelyMore = 2;

/** Those of a cast are known from the start, by their names and aliases. */
export function createPeople(cast: Cast, lexicon: Lexicon): People {
  const people: Person[] = [];
  const byForm = new Map<string, Person>();
  const byId = new Map<string, Person>();

  for (const [id, { aliases = [], pronoun }] of Object.entries(cast)) {
    if (id === narratorName) continue;
    const names = [id, ...aliases].map((name) => nameOf(name, lexicon));
    const isLady = names.some((name) => name.isLady);
    const person = add(id, pronoun ?? names.find((name) => name.pronoun)?.pronoun, isLady);
    for (const { form } of names) knownAs(person, form);
  }

  function add(id: string, pronoun: CastPronoun | undefined, isLady: boolean): Person {
    const person = { id, forms: new Set<string>(), pronoun, isLady, hints: new Map<CastPronoun, number>() };
    people.push(person);
    byId.set(id, person);
    return person;
  }

  function knownAs(person: Person, form: string): void {
    person.forms.add(form);
    if (!byForm.has(form)) byForm.set(form, person);
  }

  function look(name: Name): Person | undefined {
    const exact = byForm.get(name.form);
    if (exact && agree(exact, name)) return exact;
    if (!name.isName) return undefined;
    const alike = people.filter(
      (person) => agree(person, name) && [...person.forms].some((form) => isPart(form, name)),
    );
    return alike.length === 1 ? alike[0] : undefined;
  }

  return {
    meet(text) {
      const name = nameOf(text, lexicon);
      const known = look(name);
      if (known) {
        knownAs(known, name.form);
        return known.id;
      }
      const bare = withoutDeterminer(text, lexicon);
      const person = add(byId.has(bare) ? text : bare, name.pronoun, name.isLady);
      knownAs(person, name.form);
      return person.id;
    },
    find: (text) => look(nameOf(text, lexicon))?.id,
    hint(person, pronoun) {
      const hints = byId.get(person)?.hints;
      hints?.set(pronoun, (hints.get(pronoun) ?? 0) + 1);
    },
    pronounOf(id) {
      const person = byId.get(id);
      if (!person || person.pronoun) return person?.pronoun;
      const { hints } = person;
      const [he, she, it] = [hints.get('he') ?? 0, hints.get('she') ?? 0, hints.get('it') ?? 0];
      // Much is an it that stands behind a name, and nobody.
      if (it >= enoughHints && it >= surelyMore * (he + she)) return 'it';
      const [more, less, pronoun] = he > she ? ([he, she, 'he'] as const) : ([she, he, 'she'] as const);
      return more >= enoughHints && more >= surelyMore * less ? pronoun : undefined;
    },
  };
}

/** Nobody is a he and a she, and a Mrs. Barrymore is no Barrymore. */
function agree(person: Person, { pronoun, isLady, words }: Name): boolean {
  if (person.pronoun && pronoun) return person.pronoun === pronoun;
  return words.length > 1 || person.isLady === isLady;
}

/** Whether one of both names has all words of the other one: Holmes, Sherlock Holmes. */
function isPart(form: string, { words }: Name): boolean {
  const others = form.split(' ');
  const [few, many] = others.length < words.length ? [others, words] : [words, others];
  return few.every((word) => many.includes(word));
}

function nameOf(text: string, lexicon: Lexicon): Name {
  const written = withoutDeterminer(text, lexicon);
  const all = written.split(/[\s.]+/u).filter((word) => word !== '');
  const titles = all.filter((word, at) => lexicon.titles.has(word.toLowerCase()) && at < all.length - 1);
  const words = all.filter((word) => !titles.includes(word)).map((word) => word.toLowerCase());
  const titled = titles.map((title) => lexicon.titles.get(title.toLowerCase()));
  const pronoun = [...titled, ...words.map((word) => lexicon.kinds.get(word))].find(isPronoun);
  return {
    form: words.join(' '),
    words,
    pronoun,
    isLady: titled.includes('she'),
    isName: /\p{Lu}/u.test(written),
  };
}

function withoutDeterminer(text: string, { determiners }: Lexicon): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  const [first = ''] = plain.split(' ');
  const rest = plain.slice(first.length).trim();
  return rest !== '' && determiners.has(first.toLowerCase()) ? rest : plain;
}

function isPronoun(pronoun: CastPronoun | '' | undefined): pronoun is CastPronoun {
  return pronoun !== undefined && pronoun !== '';
}
