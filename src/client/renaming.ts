import { workspace, type FileRenameEvent, type FileWillRenameEvent, type Uri, type WorkspaceEdit } from 'vscode';
import { openDocument } from './uris.js';

type Edited = WorkspaceEdit | null | undefined;

/** What happens around the renaming of files, whose edits the language server knows. */
export interface Renaming {
  willRenameFiles(event: FileWillRenameEvent, ask: (event: FileWillRenameEvent) => Thenable<Edited>): Promise<Edited>;
  didRenameFiles(event: FileRenameEvent, tell: (event: FileRenameEvent) => Promise<void>): Promise<void>;
}

/**
 * Saves the files in which renaming changed a name, as VS Code's setting for refactorings says: it leaves them open and unsaved, so that the
 * book on the disk would name files that are gone. One that had unsaved changes before keeps them.
 */
export function createRenaming(): Renaming {
  let edited: readonly Uri[] = [];
  return {
    async willRenameFiles(event, ask) {
      const edit = await ask(event);
      const uris = (edit?.entries() ?? []).map(([uri]) => uri);
      edited = uris.filter((uri) => openDocument(uri.toString())?.isDirty !== true);
      return edit;
    },
    async didRenameFiles(event, tell) {
      const changed = edited;
      edited = [];
      if (workspace.getConfiguration('files.refactoring').get<boolean>('autoSave', true))
        for (const uri of changed) await openDocument(uri.toString())?.save();
      await tell(event);
    },
  };
}
