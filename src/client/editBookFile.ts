import { l10n, Range, Uri, workspace, WorkspaceEdit } from 'vscode';
import type { CastEditResult } from '../protocol/messages/cast.js';
import { openIfThere } from './patches/openIfThere.js';

/**
 * Makes an edit of a book's file, in one undo step, and saves it where nothing else in it waits to be saved. False where that does: then it
 * doesn't count yet. A file that isn't there is made.
 */
export async function editBookFile({ uri, before, after }: CastEditResult): Promise<boolean> {
  const file = Uri.parse(uri, true);
  const document = before === undefined ? undefined : await openIfThere(file);
  const wasDirty = document?.isDirty ?? false;
  const edit = new WorkspaceEdit();
  if (document) {
    const { start, end, text } = changeOf(document.getText(), after);
    edit.replace(file, new Range(document.positionAt(start), document.positionAt(end)), text);
  } else edit.createFile(file, { contents: Buffer.from(after) });
  if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t('VS Code could not change {0}.', file.fsPath));
  if (!wasDirty) await document?.save();
  return !wasDirty;
}

/** What differs between two texts. */
function changeOf(
  before: string,
  after: string,
): { readonly start: number; readonly end: number; readonly text: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}
