import { Uri, workspace, type TextDocument } from 'vscode';

/** The one way of writing a uri here: the server and VS Code may encode a drive's colon differently. */
export function canonical(uri: string): string {
  return Uri.parse(uri, true).toString();
}

/** The open document that a uri names. */
export function openDocument(uri: string): TextDocument | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

/** The `.lector` folder that an audio file lies in, for the webview's resource roots; its own folder where there is none. */
export function stateFolder(audioUri: string): Uri {
  const uri = Uri.parse(audioUri, true);
  const end = uri.path.lastIndexOf('/.lector/');
  return end < 0 ? Uri.joinPath(uri, '..') : uri.with({ path: uri.path.slice(0, end + '/.lector'.length) });
}

/** Whether a place is a folder or lies below it. */
export function isInside(uri: Uri, folder: Uri): boolean {
  return `${uri.toString()}/`.startsWith(`${folder.toString()}/`);
}
