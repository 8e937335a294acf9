import {
  workspace,
  type FileRenameEvent,
  type FileWillRenameEvent,
  type TextDocument,
  type WorkspaceEdit,
} from 'vscode';

type Edited = WorkspaceEdit | null | undefined;

/** What happens around the renaming of files, whose edits the language server knows. */
export interface Renaming {
  willRenameFiles(event: FileWillRenameEvent, ask: (event: FileWillRenameEvent) => Thenable<Edited>): Promise<Edited>;
  didRenameFiles(event: FileRenameEvent, tell: (event: FileRenameEvent) => Promise<void>): Promise<void>;
}

/** VS Code takes the edits back right after the renaming. */
const undoneWithinMs = 5_000;

/**
 * Saves the files in which renaming changed a name, as VS Code's setting for refactorings says: it leaves them unsaved, so that the book on
 * the disk would name files that are gone. One that had unsaved changes before keeps them.
 */
export function createRenaming(): Renaming {
  /** Undefined where nobody asked: VS Code takes a renaming back, or makes it again, with the edits that it had. */
  let edited: readonly TextDocument[] | undefined;
  let saved: readonly TextDocument[] = [];
  return {
    async willRenameFiles(event, ask) {
      const edit = await ask(event);
      // Opened here, they stay in memory for some minutes, without which VS Code couldn't take back what was saved.
      const documents = (edit?.entries() ?? []).map(([uri]) => workspace.openTextDocument(uri));
      edited = (await Promise.all(documents)).filter(({ isDirty }) => !isDirty);
      return edit;
    },
    async didRenameFiles(event, tell) {
      const changed = edited;
      edited = undefined;
      if (workspace.getConfiguration('files.refactoring').get<boolean>('autoSave', true)) {
        for (const document of changed ?? []) await document.save();
        if (!changed) for (const document of saved) saveOnceChanged(document);
        saved = changed ?? saved;
      }
      await tell(event);
    },
  };
}

function saveOnceChanged(document: TextDocument): void {
  if (document.isDirty) {
    void document.save();
    return;
  }
  const changes = workspace.onDidChangeTextDocument((event) => {
    if (event.document !== document || !document.isDirty) return;
    changes.dispose();
    void document.save();
  });
  setTimeout(() => void changes.dispose(), undoneWithinMs);
}
