import { TabInputText, Uri, window, workspace, type TextEditor } from 'vscode';
import { methods } from '../protocol/messages/methods.js';
import type { Services } from './services.js';
import { markdownEditor, visibleMarkdownEditor } from './target.js';

/**
 * The editor of the chapter that a command is about: the one that shows, else one that lies behind another tab, else
 * the first chapter of the workspace's first book. Says what to do where there is none.
 */
export async function chapterEditor(services: Pick<Services, 'session' | 'lifetime'>): Promise<TextEditor | undefined> {
  const shown = visibleMarkdownEditor();
  if (shown) return shown;
  const uri = hiddenChapter() ?? (await firstChapter(services));
  return uri ? window.showTextDocument(uri) : markdownEditor();
}

function hiddenChapter(): Uri | undefined {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const uris = tabs.flatMap(({ input }) => (input instanceof TabInputText ? [input.uri] : []));
  return uris.find(({ path }) => /\.(md|markdown)$/i.test(path));
}

async function firstChapter({ session, lifetime }: Pick<Services, 'session' | 'lifetime'>): Promise<Uri | undefined> {
  const folderUris = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
  const { books } = await session.request(methods.books, { folderUris, documentUris: [] }, lifetime);
  const first = books.flatMap(({ chapters }) => chapters)[0];
  return first && Uri.parse(first.uri, true);
}
