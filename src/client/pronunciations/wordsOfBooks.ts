import { Uri, workspace } from 'vscode';
import { methods } from '../../protocol/messages/methods.js';
import type { BookWordsResult } from '../../protocol/messages/pronunciations.js';
import { presentPlaces } from '../presentPlaces.js';
import { isInside } from '../uris.js';
import type { Session } from '../session.js';

/** A book's words, and how those sound that a voice was asked for. */
export interface ShownBook extends BookWordsResult {
  readonly sounds: ReadonlyMap<string, string>;
}

/** The words of all books that are at hand. Whole books are read for it, so nobody asks who doesn't show them. */
export async function wordsOfBooks(session: Session, signal: AbortSignal): Promise<readonly BookWordsResult[]> {
  // A server that gave up is started again by a person, not by a view that is drawn.
  if (session.state === 'failed') return [];
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const { books } = await session.request(methods.books, presentPlaces(), signal);
  const found: BookWordsResult[] = [];
  for (const { rootUri, chapters } of books) {
    if (chapters.length === 0) continue;
    const around = folders.filter((folder) => isInside(Uri.parse(rootUri, true), folder));
    const folderUris = around.map((folder) => folder.toString());
    found.push(await session.request(methods.bookWords, { uri: rootUri, folderUris }, signal));
  }
  return found;
}

/** The same with the sounds of all words that had none yet: a voice needs some seconds for a book's. */
export async function withSounds(session: Session, book: ShownBook, signal: AbortSignal): Promise<ShownBook> {
  const { rootUri: uri, words, sounds } = book;
  const asked = words.map(({ word }) => word).filter((word) => !sounds.has(word));
  if (asked.length === 0) return book;
  const told = await session.request(methods.wordSounds, { uri, words: asked }, signal);
  return { ...book, sounds: new Map([...sounds, ...Object.entries(told.sounds)]) };
}
