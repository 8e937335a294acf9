import { workspace } from 'vscode';
import type { BooksParams } from '../protocol/messages/books.js';
import { visibleMarkdownEditor } from './target.js';

/** The workspace's folders, and the active manuscript, which may lie in none of them. */
export function presentPlaces(): BooksParams {
  const uri = visibleMarkdownEditor()?.document.uri;
  return {
    folderUris: (workspace.workspaceFolders ?? []).map((folder) => folder.uri.toString()),
    documentUris: uri && ['file', 'untitled'].includes(uri.scheme) ? [uri.toString()] : [],
  };
}
