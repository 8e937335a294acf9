import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { throwIfCancelled } from '../../core/base/cancellation.js';
import { isLectorError, type LectorError } from '../../core/base/errors.js';
import type { Book } from '../../core/model/book.js';
import type { BookChapter, BookResult, BooksParams, BooksResult } from '../../protocol/messages/books.js';
import { methods } from '../../protocol/messages/methods.js';
import { booksAt } from '../booksAt.js';
import type { Context } from '../context.js';
import { planOrWhy } from '../planOrWhy.js';
import { withUri, workspacePlaces } from '../schemas.js';
import { countStates, playingSeconds } from '../summary.js';
import { toldError } from '../toldError.js';
import { unlessBroken } from '../unlessBroken.js';
import { toUri } from '../uris.js';
import type { Feature } from './feature.js';

/**
 * The book that a document or folder belongs to, with every chapter's state and Problems, or all books of a workspace.
 * What can't be read is left out.
 */
export const book: Feature = {
  id: 'book',
  register(context) {
    const { manuscripts, on } = context;
    on(methods.book, withUri, async ({ uri }, signal) =>
      resultOf(context, await manuscripts.book(uri, signal), signal),
    );
    on(methods.books, workspacePlaces, (params, signal) => booksOf(context, params, signal));
  },
};

async function booksOf(context: Context, params: BooksParams, signal: AbortSignal): Promise<BooksResult> {
  const books = new Map<string, BookResult>();
  const add = async (opened: Book, uri: string) => {
    if (books.has(toUri(opened.root))) return;
    const result = await resultOf(context, opened, signal);
    // A document without a file is its whole book.
    const lone = opened.files.length === 0 && context.documents.get(uri) ? await chaptersOf(context, uri, signal) : [];
    books.set(result.rootUri, { ...result, chapters: [...result.chapters, ...lone] });
  };
  for (const opened of await booksAt(context, { folderUris: params.folderUris, documentUris: [] }, signal))
    await add(opened, toUri(opened.root));
  for (const uri of params.documentUris) {
    const isThere = [...books.values()].some(({ chapters }) => chapters.some((chapter) => chapter.uri === uri));
    const opened = isThere ? undefined : await unlessBroken(context.manuscripts.book(uri, signal), context.log);
    if (opened) await add(opened, uri);
  }
  return { books: [...books.values()] };
}

async function resultOf(context: Context, opened: Book, signal: AbortSignal): Promise<BookResult> {
  const chapters: BookChapter[] = [];
  for (const file of opened.files) {
    const chapterUri = context.documents.uriOf(path.join(opened.root, ...file.split('/')));
    chapters.push(...(await chaptersOf(context, chapterUri, signal)));
    // Reading a whole book must not keep what someone types waiting.
    await nextTurn();
    throwIfCancelled(signal);
  }
  return { book: opened, rootUri: toUri(opened.root), chapters };
}

async function chaptersOf(context: Context, uri: string, signal: AbortSignal): Promise<BookChapter[]> {
  const { places, problemBoard, settings } = context;
  const plan = await planOrWhy(context, uri, signal);
  if (!plan) return [];
  if (isLectorError(plan)) return [unspeakable(uri, path.basename(places.pathOf(uri)), plan)];
  problemBoard.show(plan);
  return plan.chapters.map(({ chapter: { id, title }, chunks }) => ({
    uri,
    id,
    title,
    counts: countStates(chunks),
    seconds: playingSeconds(chunks, { ...settings(uri).pauses, ...plan.pauses }),
  }));
}

/** A manuscript that nobody can speak: its title is its file's, since it has no chapters until somebody can. */
function unspeakable(uri: string, title: string, error: LectorError): BookChapter {
  return { uri, id: '', title, counts: countStates([]), seconds: 0, unspeakable: toldError(error) };
}
