import path from 'node:path';
import { throwIfCancelled } from '../base/cancellation.js';
import { isLectorError } from '../base/errors.js';
import { harperPathOf, ltexWords, stylesPathOf, wordsOfLines, wordsOfVale } from '../lexicons/wordLists.js';
import { entriesOf, isOutside, readInside } from './bookWorld.js';

/** A word and the program in whose list it stands. */
export interface ListedWord {
  readonly word: string;
  readonly list: 'LTeX' | 'Vale' | 'Harper';
}

/** Vocabularies and dictionaries that are read of each kind. */
const mostFiles = 20;
const ltexFile = /^ltex\.dictionary\.[\w-]+\.txt$/;
const valeFiles = ['.vale.ini', '_vale.ini', 'vale.ini', '.vale', '_vale'];

/**
 * The words that lists of LTeX, Vale and Harper accept in a folder. What isn't there, can't be read or lies outside the folder, also by a
 * link, is passed over.
 */
export async function findWordLists(folder: string, signal: AbortSignal): Promise<readonly ListedWord[]> {
  const read = async (file: string) => {
    throwIfCancelled(signal);
    return readInside(folder, file, signal).catch((error: unknown) => {
      if (isLectorError(error)) return '';
      throw error;
    });
  };
  const named = async (inside: string) =>
    isOutside(path.normalize(inside), path) ? [] : (await entriesOf(path.join(folder, inside))).map(({ name }) => name);
  const settings = await read('.vscode/settings.json');
  const found: ListedWord[] = [];
  const keep = (list: ListedWord['list'], words: readonly string[]) => {
    for (const word of words) found.push({ word, list });
  };

  const ltex = ltexWords(settings);
  keep('LTeX', ltex.words);
  const ltexFiles = [...ltex.files];
  for (const inside of ['.vscode', '.ltex'])
    ltexFiles.push(...(await named(inside)).filter((name) => ltexFile.test(name)).map((name) => `${inside}/${name}`));
  for (const file of new Set(ltexFiles.slice(0, mostFiles))) keep('LTeX', wordsOfLines(await read(file)));

  for (const styles of await stylesFolders(read)) {
    for (const inside of [`${styles}/config/vocabularies`, `${styles}/Vocab`]) {
      for (const name of (await named(inside)).slice(0, mostFiles))
        keep('Vale', wordsOfVale(await read(`${inside}/${name}/accept.txt`)));
    }
  }

  keep('Harper', wordsOfLines(await read(harperPathOf(settings) ?? '.harper-dictionary.txt')));
  return found;
}

/** Where Vale's styles lie: as its file says, else in `styles`. */
async function stylesFolders(read: (file: string) => Promise<string>): Promise<readonly string[]> {
  for (const name of valeFiles) {
    const styles = stylesPathOf(await read(name));
    if (styles !== undefined) return [styles.replace(/[\\/]+$/, '')];
  }
  return ['styles'];
}
