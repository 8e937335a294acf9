import { workspace, type Disposable } from 'vscode';
import { settings } from '../protocol/names.js';
import type { Narration } from './narration.js';
import { setting } from './settings.js';

/** Where the setting asks for it, a saved manuscript has its changed chunks narrated, without a sound. */
export function narrateOnSave(narration: Narration, onError: (error: unknown) => void): Disposable {
  return workspace.onDidSaveTextDocument(({ languageId, uri }) => {
    if (languageId !== 'markdown' || !workspace.isTrusted || !setting<boolean>(settings.narrateOnSave, false, uri))
      return;
    void narration.run({ uri: uri.toString() }).catch(onError);
  });
}
