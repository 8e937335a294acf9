import { workspace, type TextDocument, type Uri } from 'vscode';

/** A document; undefined where its file isn't there: accepting an edit of it makes it. */
export async function openIfThere(uri: Uri): Promise<TextDocument | undefined> {
  const isThere = await workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  return isThere || uri.scheme === 'untitled' ? workspace.openTextDocument(uri) : undefined;
}
