import path from 'node:path';
import { isLectorError } from '../base/errors.js';
import { remembering } from '../base/recent.js';
import { parseManuscript } from '../manuscript/parseManuscript.js';
import type { PatchView } from '../model/patch.js';
import type { PlanRequest } from '../model/request.js';
import { spokenText } from '../model/spoken.js';
import { anchorOf } from '../patches/anchorOf.js';
import { changesOf } from '../patches/changesOf.js';
import { refusalOf } from '../patches/refusalOf.js';
import { readInside } from './bookWorld.js';
import type { JobWorld } from './jobWorld.js';
import { openBook } from './openBook.js';
import { pronunciationNow } from './pronunciationPatch.js';

const defaultLanguage = 'en';
/** A piece of a manuscript is said as a whole. */
const noLimits = { id: '', maxTokens: Number.MAX_SAFE_INTEGER, charsPerToken: 1 };
/** Views of a book's patches are asked for whenever a manuscript has changed; their words stay. */
const keptTexts = 500;
const keptLanguages = 4;

/** The patches of a book, the oldest first, each beside the text that it is about. Writes nothing. @throws LectorError as openBook, SCHEMA_TOO_NEW. */
export async function listPatches(
  world: Pick<JobWorld, 'storeOf'>,
  request: PlanRequest,
  signal: AbortSignal,
): Promise<readonly PatchView[]> {
  const { book, file } = request.book ? { book: request.book, file: undefined } : await openBook(request, signal);
  const texts = new Map<string, string>();
  if (file !== undefined && request.text !== undefined) texts.set(file, request.text);
  const views: PatchView[] = [];
  for (const patch of await world.storeOf(book.stateRoot).listPatches()) {
    if (patch.status !== 'pending_review') {
      views.push({ patch });
      continue;
    }
    const text = await textOf(patch.target);
    if (patch.kind === 'pronunciation') {
      views.push((await pronunciationNow(patch, book, text, textOf)).view);
      continue;
    }
    // The files may have been written by somebody else: what could not be applied is stale.
    const mayBe = /\.(md|markdown)$/i.test(patch.target) && refusalOf(patch) === undefined;
    const span = mayBe ? anchorOf(patch, text) : undefined;
    const heard = heardIn(book.language ?? defaultLanguage);
    const said = { before: heard(patch.before).text, after: heard(patch.after).text };
    views.push({ patch, ...(span && { span }), changes: changesOf(patch), said });
  }
  return views;

  /** Empty where the file can't be read: then nothing stands in it. */
  async function textOf(target: string): Promise<string> {
    const known = texts.get(target) ?? request.texts?.get(path.join(book.root, target));
    if (known !== undefined) return known;
    const text = await readInside(book.root, target, signal).catch((error: unknown) => {
      if (isLectorError(error)) return '';
      throw error;
    });
    texts.set(target, text);
    return text;
  }
}

/** What is heard of pieces of manuscripts in a language: their words without markup, those in `lector-say` marks instead of what is printed. */
const heardIn = remembering(keptLanguages, (language) =>
  remembering(keptTexts, (text) => {
    const { chapters } = parseManuscript('piece.md', text, { engine: noLimits, skip: [], language, knownChunks: [] });
    const words = chapters.flatMap(({ chunks }) => chunks.map(({ spoken }) => spokenText(spoken)));
    return { text: words.join(' ').trim() };
  }),
);
