import path from 'node:path';
import { l10n, Uri, window, workspace } from 'vscode';
import { methods } from '../../protocol/messages/methods.js';
import { commands } from '../../protocol/names.js';
import { targetOf } from '../target.js';
import { requireTrust } from '../trust.js';
import type { Command } from './command.js';

/** Makes a folder a book: writes `lector.yaml` there and opens it. */
export const createBook: Command = {
  id: commands.createBook,
  async run({ session, lifetime }, ...given) {
    if (!(await requireTrust(l10n.t('Creating a book')))) return;
    const chosen = targetOf(given)?.uri ?? (await pickFolder())?.toString();
    if (chosen === undefined) return;
    const name = path.posix.basename(Uri.parse(chosen, true).path);
    const title = await window.showInputBox({
      title: l10n.t('Create a book here'),
      prompt: l10n.t('The book’s title'),
      value: name,
      validateInput: (value) => (value.trim() === '' ? l10n.t('A book needs a title.') : undefined),
    });
    if (title === undefined) return;
    const { uri } = await session.request(methods.createBook, { folderUri: chosen, title: title.trim() }, lifetime);
    await window.showTextDocument(Uri.parse(uri, true));
  },
};

async function pickFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) return (await window.showWorkspaceFolderPick())?.uri;
  const options = { canSelectFolders: true, canSelectFiles: false, openLabel: l10n.t('Create Book Here') };
  return (await window.showOpenDialog(options))?.[0];
}
