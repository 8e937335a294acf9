import path from 'node:path';
import { withoutExtension } from '../base/paths.js';
import { isLectorError } from '../base/errors.js';
import { remembering } from '../base/recent.js';
import { nextTurn } from '../base/turn.js';
import { parseManuscript } from '../manuscript/parseManuscript.js';
import type { Patch, PatchView } from '../model/patch.js';
import type { PlanRequest } from '../model/request.js';
import { spokenText } from '../model/spoken.js';
import { changesOf } from '../patches/changesOf.js';
import { metadataIn } from '../patches/metadataEdit.js';
import { readInside } from './bookWorld.js';
import { heardWith } from './heardWith.js';
import type { JobWorld } from './jobWorld.js';
import { openBook } from './openBook.js';
import { placePatch } from './placePatch.js';
import { defaultLanguage } from './resolveSpeech.js';
import { pronunciationNow } from './pronunciationPatch.js';

/** A piece of a manuscript is said as a whole. */
const noLimits = { id: '', maxTokens: Number.MAX_SAFE_INTEGER, charsPerToken: 1 };
/** Views of a book's patches are asked for whenever a manuscript has changed; their words stay. */
const keptTexts = 500;
const keptLanguages = 4;

/** The patches of a book, the oldest first, each beside the text that it is about. Writes nothing. @throws LectorError as openBook, SCHEMA_TOO_NEW. */
export async function listPatches(
  world: Pick<JobWorld, 'storeOf' | 'engines'>,
  request: PlanRequest,
  signal: AbortSignal,
): Promise<readonly PatchView[]> {
  const { book, file } = request.book ? { book: request.book, file: undefined } : await openBook(request, signal);
  const texts = new Map<string, string>();
  if (file !== undefined && request.text !== undefined) texts.set(file, request.text);
  const store = world.storeOf(book.stateRoot);
  const { language = defaultLanguage } = book;
  const heard = heardIn(language);
  const views: PatchView[] = [];
  for (const patch of await store.listPatches()) {
    if (patch.status !== 'pending_review') {
      views.push({ patch });
      continue;
    }
    const text = await textOf(patch.target);
    const manuscript = book.files.find((name) => name !== patch.target && isOf(name, patch.chapter));
    const about = manuscript === undefined ? {} : { manuscript };
    if (patch.kind === 'pronunciation') {
      views.push({ ...(await pronunciationNow(patch, book, text, textOf)).view, ...about });
      continue;
    }
    // Whether marks change no word takes reading a manuscript twice.
    await nextTurn();
    const placed = placePatch(world, patch, text);
    const edit = typeof placed === 'string' ? undefined : placed;
    const heardOf = (side: string) => (patch.kind === 'metadata' ? toldIn(side) : heard(side).text);
    const said =
      patch.kind === 'setting' ? await wordsOf(patch) : { before: heardOf(patch.before), after: heardOf(patch.after) };
    const by = heardWith(world, patch, { language, cast: book.cast ?? {} });
    views.push({
      patch,
      changes: changesOf({ kind: patch.kind, ...(edit ?? patch) }),
      said,
      ...(edit && { edit }),
      ...(by && { heardWith: by }),
      ...about,
    });
  }
  return views;

  /** The words of the chunk that a patch is about, as its record has them. */
  async function wordsOf({ chapter = '', chunk }: Patch): Promise<NonNullable<PatchView['said']>> {
    const record = chapter === '' ? {} : await store.readRecord(chapter);
    const words =
      Object.values(record)
        .find(({ id }) => id === chunk)
        ?.text.trim() ?? '';
    return { before: words, after: words };
  }

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

/** What a side of a patch tells of the book. */
function toldIn(side: string): string {
  return [metadataIn(side)?.value ?? ''].flat().join(', ');
}

/** Whether a file has a chapter of that id: the file's own, or one of several in it. */
function isOf(file: string, chapter = ''): boolean {
  const own = withoutExtension(file);
  return chapter === own || chapter.startsWith(`${own}@`);
}

/** What is heard of pieces of manuscripts in a language: their words without markup, those in `lector-say` marks instead of what is printed. */
const heardIn = remembering(keptLanguages, (language) =>
  remembering(keptTexts, (text) => {
    const { chapters } = parseManuscript('piece.md', text, { engine: noLimits, skip: [], language, knownChunks: [] });
    const words = chapters.flatMap(({ chunks }) => chunks.map(({ spoken }) => spokenText(spoken)));
    return { text: words.join(' ').trim() };
  }),
);
