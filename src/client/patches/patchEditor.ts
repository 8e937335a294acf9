import { languages, window, type DocumentSelector, type TextDocument, type TextEditor } from 'vscode';
import { visibleMarkdownEditor } from '../target.js';

/** Documents that edits are proposed in: manuscripts and the files of their books. */
export const patchable: DocumentSelector = [{ language: 'markdown' }, { pattern: '**/lector.yaml' }];

export function isPatchable(document: TextDocument): boolean {
  return languages.match(patchable, document) > 0;
}

/** The editor of such a document that a person works in: the active one, else a manuscript's that shows. */
export function patchEditor(): TextEditor | undefined {
  const { activeTextEditor: editor } = window;
  return editor && isPatchable(editor.document) ? editor : visibleMarkdownEditor();
}
