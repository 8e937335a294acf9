import { isLectorError } from '../base/errors.js';
import { withPronunciation } from '../manuscript/editPronunciations.js';
import { readPronunciations } from '../manuscript/pronunciationsFile.js';
import type { Book } from '../model/book.js';
import type { Patch, PatchView } from '../model/patch.js';
import { pronunciationsFileName, wordKey } from '../model/pronunciation.js';
import { addedPronunciation, pronunciationRefusal } from '../patches/pronunciationRule.js';

/** A patch of the kind `pronunciation` as it would be applied now. */
export interface PronunciationNow {
  /** What a list shows of it, made anew for the file as it is; without an edit where it can't be applied. */
  readonly view: PatchView;
  /** Why it can't. */
  readonly refusal?: string;
}

/**
 * A patch that adds a word, beside the file as it is now: others may have been added meanwhile.
 * @param text the file's; empty where it isn't there
 * @param textOf a chapter's, by its path inside the book; empty where it can't be read
 */
export async function pronunciationNow(
  patch: Patch,
  { files }: Pick<Book, 'files'>,
  text: string,
  textOf: (file: string) => Promise<string>,
): Promise<PronunciationNow> {
  const stale = (refusal: string) => ({ view: { patch }, refusal });
  if (patch.target !== pronunciationsFileName) return stale(`it isn’t about ${pronunciationsFileName}`);
  const added = addedPronunciation(patch.before, patch.after);
  if (!added) return stale(pronunciationRefusal(patch.before, patch.after) ?? 'it adds no word');
  const { word, alias, ipa = '' } = added;
  const { list } = readPronunciations(text);
  if (list.some((one) => one && wordKey(one) === wordKey(added)))
    return stale(`${pronunciationsFileName} says already how “${word}” is said`);
  if (!(await standsIn(word, files, textOf))) return stale(`“${word}” stands in none of the book’s chapters`);
  try {
    const after = withPronunciation(text, added);
    const said = { before: word, after: alias ?? `[[${ipa}]]` };
    const edit = { span: { start: 0, end: text.length }, before: text, after };
    return { view: { patch, edit, changes: [], said } };
  } catch (error) {
    if (!isLectorError(error)) throw error;
    return stale(error.message.replace(/\.$/, ''));
  }
}

async function standsIn(
  word: string,
  files: readonly string[],
  textOf: (file: string) => Promise<string>,
): Promise<boolean> {
  const wanted = plain(word);
  for (const file of files) if (plain(await textOf(file)).includes(wanted)) return true;
  return false;
}

function plain(text: string): string {
  return text.normalize().toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ');
}
