import { readPls } from '../lexicons/readPls.js';
import { withPronunciations } from '../manuscript/editPronunciations.js';
import { bookPronunciations, pronunciationOf } from '../manuscript/pronunciationsFile.js';
import { wordKey, type Pronunciation } from '../model/pronunciation.js';
import type { ImportedWords } from '../model/report.js';
import type { PlanRequest } from '../model/request.js';
import { editPronunciationsOf } from './editPronunciations.js';
import { openBook } from './openBook.js';
import { readText } from './readText.js';
import { defaultLanguage } from './resolveSpeech.js';

/**
 * Adds the words of a PLS 1.0 lexicon to a book's pronunciations. What the book says of a word already stays, unless `replace`.
 * @throws LectorError BAD_ARGUMENT for what is no lexicon; FILE_MISSING, FILE_TOO_LARGE, BAD_ENCODING; and as `setPronunciation`.
 */
export async function importPronunciations(
  request: Pick<PlanRequest, 'path' | 'text' | 'book'>,
  file: string,
  replace: boolean,
  signal: AbortSignal,
): Promise<ImportedWords> {
  const { language, words, left } = readPls(await readText(file, signal), file);
  const book = request.book ?? (await openBook(request, signal)).book;
  const tag = tagOf(language, book.language ?? defaultLanguage);
  const { firsts, twice } = onceEach(words.map((one) => pronunciationOf({ ...one, ...(tag && { language: tag }) })));
  let counts = { added: 0, changed: 0, kept: 0 };
  const edited = await editPronunciationsOf(
    book.root,
    (text) => {
      const known = new Map(bookPronunciations(text).pronunciations.map((one) => [wordKey(one), one] as const));
      const fresh = firsts.map((one) => ({ one, old: known.get(wordKey(one)) }));
      const added = fresh.filter(({ old }) => !old).map(({ one }) => one);
      const others = fresh.filter(({ one, old }) => old && (old.alias !== one.alias || old.ipa !== one.ipa));
      const changed = replace ? others.map(({ one, old }) => ({ ...one, ...(old?.note && { note: old.note }) })) : [];
      counts = { added: added.length, changed: changed.length, kept: others.length - changed.length };
      return withPronunciations(text, [...added, ...changed]);
    },
    signal,
  );
  return { file: edited.path, ...counts, left: [...left, ...twice] };
}

/** A lexicon of the book's language, whatever its region, counts in all of the book. */
function tagOf(own: string | undefined, book: string): string | undefined {
  const [primary, wanted] = [own, book].map((tag) => tag?.toLowerCase().split('-')[0]);
  return primary === wanted ? undefined : own;
}

function onceEach(words: readonly Pronunciation[]): {
  readonly firsts: readonly Pronunciation[];
  readonly twice: readonly string[];
} {
  const firsts = new Map<string, Pronunciation>();
  const twice: string[] = [];
  for (const one of words) {
    const key = wordKey(one);
    if (firsts.has(key)) twice.push(`“${one.word}”: it is there twice, and the first counts`);
    else firsts.set(key, one);
  }
  return { firsts: [...firsts.values()], twice };
}
