import { withItems, withoutItem } from '../base/editYaml.js';
import { pronunciationsFileName, wordKey, type Pronunciation } from '../model/pronunciation.js';
import { changedYaml, harmful, unchangeable } from './changedYaml.js';
import { present } from './present.js';
import { readPronunciations, type Pronunciations } from './pronunciationsFile.js';

const list = 'pronunciations';

/** A file that has no words yet. */
const beginning = `# How words are said in this book: \`alias\` in ordinary letters, \`ipa\` in sounds.
schema_version: 1
`;

/**
 * The text of a `pronunciations.yaml` in which a word is said so: its entry changed, or one more; all else stays. An empty text is a
 * new file. @throws LectorError BAD_CONFIG where the text can't be parsed, or is written so that it can't be changed without harm.
 */
export function withPronunciation(text: string, one: Pronunciation): string {
  return withPronunciations(text, [one]);
}

/** The same for many words, no two of them for the same places. @throws LectorError as {@link withPronunciation}. */
export function withPronunciations(text: string, many: readonly Pronunciation[]): string {
  if (many.length === 0) return text;
  const places = new Map(
    read(text)
      .flatMap((one, index) => (one ? [[wordKey(one), index] as const] : []))
      .reverse(),
  );
  const edits = many.map((one) => ({ index: places.get(wordKey(one)), block: blockOf(one) }));
  const changed = changedYaml(pronunciationsFileName, () =>
    withItems(text.trim() === '' ? beginning : text, list, edits),
  );
  const kept = new Set(read(changed).flatMap((one) => (one ? [sameAs(one)] : [])));
  if (!many.every((one) => kept.has(sameAs(one)))) throw unchangeable(pronunciationsFileName, harmful);
  return changed;
}

function blockOf({ word, alias, ipa, language, part, before, after, note, ...rest }: Pronunciation) {
  return present({ word, alias, ipa, language, part, case: rest.case, before, after, note }) as Record<string, string>;
}

/**
 * The text without a word, whatever it is bound to, or without one pronunciation of it; the same text where it has none.
 * @throws LectorError as {@link withPronunciation}.
 */
export function withoutWord(text: string, word: string | Pronunciation): string {
  const isAll = typeof word === 'string';
  const keyOf = (one: Pronunciation) => wordKey(isAll ? { word: one.word } : one);
  const wanted = keyOf(isAll ? { word } : word);
  const places = read(text).flatMap((one, index) => (one && keyOf(one) === wanted ? [index] : []));
  return changedYaml(pronunciationsFileName, () =>
    places.reverse().reduce((rest, index) => withoutItem(rest, list, index), text),
  );
}

function read(text: string): Pronunciations['list'] {
  const { list: all, broken } = readPronunciations(text);
  if (broken !== undefined) throw unchangeable(pronunciationsFileName, broken);
  return all;
}

function sameAs({ alias = '', ipa = '', ...rest }: Pronunciation): string {
  return JSON.stringify([wordKey(rest), alias, ipa]);
}
