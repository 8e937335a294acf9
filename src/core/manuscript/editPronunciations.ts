import { withItem, withoutItem, withOtherItem } from '../base/editYaml.js';
import { LectorError, messageOf } from '../base/errors.js';
import { pronunciationsFileName, wordKey, type Pronunciation } from '../model/pronunciation.js';
import { present } from './present.js';
import { readPronunciations } from './pronunciationsFile.js';

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
  const { word, alias, ipa, language, before, after, note } = one;
  const block = present({ word, alias, ipa, language, case: one.case, before, after, note }) as Record<string, string>;
  const [index] = placesOf(text, (other) => wordKey(other) === wordKey(one));
  const changed = tried(() =>
    index === undefined
      ? withItem(text.trim() === '' ? beginning : text, list, block)
      : withOtherItem(text, list, index, block),
  );
  const isThere = placesOf(changed, (other) => sameAs(other) === sameAs(one)).length > 0;
  if (!isThere) throw unchangeable('it is written in a way that can’t be changed without harm');
  return changed;
}

/** The text without a word, whatever it is bound to; the same text where it has none. @throws LectorError as {@link withPronunciation}. */
export function withoutWord(text: string, word: string): string {
  const wanted = wordKey({ word });
  const places = placesOf(text, (one) => wordKey({ word: one.word }) === wanted);
  return tried(() => places.reverse().reduce((rest, index) => withoutItem(rest, list, index), text));
}

function placesOf(text: string, isMeant: (one: Pronunciation) => boolean): number[] {
  const { list: all, broken } = readPronunciations(text);
  if (broken !== undefined) throw unchangeable(broken);
  return all.flatMap((one, index) => (one && isMeant(one) ? [index] : []));
}

function sameAs({ alias = '', ipa = '', ...rest }: Pronunciation): string {
  return JSON.stringify([wordKey(rest), alias, ipa]);
}

function tried(change: () => string): string {
  try {
    return change();
  } catch (error) {
    throw unchangeable(messageOf(error));
  }
}

function unchangeable(why: string): LectorError {
  return new LectorError('BAD_CONFIG', `${pronunciationsFileName} can’t be changed: ${why}.`, {
    nextStep: `Open ${pronunciationsFileName} and correct it.`,
  });
}
