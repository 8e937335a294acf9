import { workspace, type Disposable, type Memento } from 'vscode';
import { movedBookmarks } from './movedBookmarks.js';

/** Has bookmarks follow manuscripts and folders that are renamed or moved in the editor. */
export function moveBookmarks(state: Memento): Disposable {
  return workspace.onDidRenameFiles(({ files }) => {
    for (const { oldUri, newUri } of files) {
      for (const [from, to] of movedBookmarks(state.keys(), oldUri.toString(), newUri.toString())) {
        void state.update(to, state.get(from));
        void state.update(from, undefined);
      }
    }
  });
}
