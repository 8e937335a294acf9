import { window, workspace } from 'vscode';
import { methods } from '../protocol/messages/methods.js';
import type { Services } from './services.js';
import { markdownEditor, targetOf, visibleMarkdownEditor } from './target.js';
import { canonical } from './uris.js';

/** The book that a command is about: the one that a view names, that of the text in the editor, else one that a person picks. */
export async function bookAsked(
  services: Pick<Services, 'session' | 'lifetime'>,
  given: unknown,
  title: string,
): Promise<string | undefined> {
  return bookOf(given) ?? (await bookInEditor(services)) ?? (await pickBook(services, title));
}

function bookOf(given: unknown): string | undefined {
  const isBook = typeof given === 'object' && given !== null && 'kind' in given && given.kind === 'book';
  return isBook ? targetOf([given])?.uri : undefined;
}

async function bookInEditor({
  session,
  lifetime,
}: Pick<Services, 'session' | 'lifetime'>): Promise<string | undefined> {
  const uri = visibleMarkdownEditor()?.document.uri.toString();
  if (uri === undefined) return undefined;
  // A document without a file is its whole book.
  if (uri.startsWith('untitled:')) return uri;
  return canonical((await session.request(methods.book, { uri }, lifetime)).rootUri);
}

async function pickBook(
  { session, lifetime }: Pick<Services, 'session' | 'lifetime'>,
  title: string,
): Promise<string | undefined> {
  const folderUris = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
  const { books } = await session.request(methods.books, { folderUris, documentUris: [] }, lifetime);
  const items = books.map(({ book, rootUri }) => ({ label: book.title, description: book.root, rootUri }));
  if (items.length === 0) markdownEditor();
  const chosen = items.length > 1 ? await window.showQuickPick(items, { title }) : items[0];
  return chosen && canonical(chosen.rootUri);
}
