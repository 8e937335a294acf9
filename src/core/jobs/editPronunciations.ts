import path from 'node:path';
import { isLectorError, LectorError } from '../base/errors.js';
import { withoutWord, withPronunciation } from '../manuscript/editPronunciations.js';
import { pronunciationOf } from '../manuscript/pronunciationsFile.js';
import { pronunciationsFileName, type Pronunciation } from '../model/pronunciation.js';
import type { PlanRequest } from '../model/request.js';
import { readInside } from './bookWorld.js';
import { openBook } from './openBook.js';
import { writeNewText, writeText } from './writeText.js';

type BookRequest = Pick<PlanRequest, 'path' | 'text' | 'book'>;

/**
 * Has a word of a book said so from now on: writes its `pronunciations.yaml`, which is made where there is none. Returns its path.
 * @throws LectorError BAD_ARGUMENT for what can't be kept; BAD_CONFIG where the file can't be changed; READ_ONLY, NO_SPACE, IO_FAILED.
 */
export async function setPronunciation(
  request: BookRequest,
  given: Pronunciation,
  signal: AbortSignal,
): Promise<string> {
  const one = pronunciationOf(given);
  const file = await editPronunciationsOf(
    await rootOf(request, signal),
    (text) => withPronunciation(text, one),
    signal,
  );
  return file.path;
}

/** Has a word of a book said as it is written again, or takes out one pronunciation of it. False where there was none. @throws LectorError as {@link setPronunciation}. */
export async function removePronunciation(
  request: BookRequest,
  word: string | Pronunciation,
  signal: AbortSignal,
): Promise<boolean> {
  const root = await rootOf(request, signal);
  return (await editPronunciationsOf(root, (text) => withoutWord(text, word), signal)).hasChanged;
}

async function rootOf(request: BookRequest, signal: AbortSignal): Promise<string> {
  return (request.book ?? (await openBook(request, signal)).book).root;
}

/** Changes the text of a book's pronunciations, empty where it has none, and says whether that made a difference. @throws LectorError as {@link setPronunciation}. */
export async function editPronunciationsOf(
  root: string,
  change: (text: string) => string,
  signal: AbortSignal,
): Promise<{ readonly path: string; readonly hasChanged: boolean }> {
  const file = path.join(root, pronunciationsFileName);
  const text = await textOfPronunciations(root, signal);
  const changed = change(text ?? '');
  if (changed === (text ?? '')) return { path: file, hasChanged: false };
  await writePronunciations(root, text, changed);
  return { path: file, hasChanged: true };
}

/** The text of a book's pronunciations; undefined where it has none. @throws LectorError as readInside. */
export async function textOfPronunciations(root: string, signal: AbortSignal): Promise<string | undefined> {
  return readInside(root, pronunciationsFileName, signal).catch((error: unknown) => {
    if (isLectorError(error, 'FILE_MISSING')) return undefined;
    throw error;
  });
}

/** Writes a book's pronunciations, whole or not at all. `before` is undefined where there were none. @throws LectorError as {@link setPronunciation}. */
export async function writePronunciations(root: string, before: string | undefined, after: string): Promise<void> {
  const file = path.join(root, pronunciationsFileName);
  if (await (before === undefined ? writeNewText(file, after) : writeText(file, before, after))) return;
  throw new LectorError('IO_FAILED', `${file} was changed at this very moment.`, {
    nextStep: 'Nothing was written. Try again.',
  });
}
