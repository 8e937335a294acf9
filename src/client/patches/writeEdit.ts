import { l10n, Range, Uri, workspace, WorkspaceEdit } from 'vscode';
import type { Span } from '../../core/model/span.js';

/** What a file is to have in place of what it has there. */
export interface FileEdit {
  readonly uri: string;
  readonly span: Span;
  readonly before: string;
  readonly after: string;
}

/**
 * Makes an edit as one undo step and saves the file, which counts as it is on the disk, unless it has changes of a person's that aren't saved;
 * one that isn't there is made. False where something else stands there by now.
 */
export async function writeEdit({ uri: file, span, before, after }: FileEdit): Promise<boolean> {
  const uri = Uri.parse(file, true);
  if (before === '' && span.start === 0) await makeFile(uri);
  const document = await workspace.openTextDocument(uri);
  const range = new Range(document.positionAt(span.start), document.positionAt(span.end));
  if (document.getText(range) !== before || document.offsetAt(range.end) !== span.end) return false;
  const wasDirty = document.isDirty;
  const edit = new WorkspaceEdit();
  edit.replace(uri, range, after);
  await apply(edit, uri);
  return wasDirty || document.save();
}

/** Where there is none; one that is there stays. */
async function makeFile(uri: Uri): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true });
  await apply(edit, uri);
}

async function apply(edit: WorkspaceEdit, uri: Uri): Promise<void> {
  if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t('VS Code could not change {0}.', uri.fsPath));
}
