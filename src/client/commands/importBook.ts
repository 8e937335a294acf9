import path from 'node:path';
import { commands as host, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { ImportBookResult } from '../../protocol/messages/imports.js';
import { methods } from '../../protocol/messages/methods.js';
import { commands } from '../../protocol/names.js';
import { signalOf } from '../cancellation.js';
import { freeNameIn } from '../freeName.js';
import type { Services } from '../services.js';
import { requireTrust } from '../trust.js';
import type { Command } from './command.js';

/** What the core imports, by its endings. */
const endings = ['epub', 'docx', 'docm', 'html', 'htm', 'xhtml', 'txt', 'text'];

/** Makes a book folder of a file of another format, says what was left out, and offers to open it. */
export const importBook: Command = {
  id: commands.importBook,
  async run(services) {
    if (!(await requireTrust(l10n.t('Importing a book')))) return;
    const file = await pickFile();
    const folder = file && (await pickFolder(file));
    if (!file || !folder) return;
    const made = await withProgress(services, file, folder);
    // The command is done; what a person makes of the message may take long.
    void tell(services, made);
  },
};

async function pickFile(): Promise<Uri | undefined> {
  const picked = await window.showOpenDialog({
    title: l10n.t('Import (1 of 3): which file?'),
    filters: { [l10n.t('EPUB, Word, HTML and plain text')]: endings },
    openLabel: l10n.t('Import'),
  });
  return onDisk(picked?.[0]);
}

/** The folder that the book’s own is made in, and that one’s name. */
async function pickFolder(file: Uri): Promise<Uri | undefined> {
  const picked = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: workspace.workspaceFolders?.[0]?.uri ?? Uri.joinPath(file, '..'),
    title: l10n.t('Import (2 of 3): the book’s folder lies in?'),
    openLabel: l10n.t('Make It Here'),
  });
  const parent = onDisk(picked?.[0]);
  if (!parent) return undefined;
  const stem = path.posix.basename(file.path, path.posix.extname(file.path));
  const name = await window.showInputBox({
    title: l10n.t('Import (3 of 3): the book’s folder is called?'),
    prompt: l10n.t('A folder for its chapters, pictures and lector.yaml.'),
    value: await freeNameIn(parent, stem),
    validateInput: (value) => refusalOf(parent, value),
  });
  return name === undefined ? undefined : Uri.joinPath(parent, name.trim());
}

/** The server reads and writes files alone. @throws Error for what another extension only shows as one. */
function onDisk(uri: Uri | undefined): Uri | undefined {
  if (uri === undefined || uri.scheme === 'file') return uri;
  throw new Error(l10n.t('{0} lies on no disk. Save it in a folder of this computer first.', uri.toString(true)));
}

async function refusalOf(parent: Uri, value: string): Promise<string | undefined> {
  const name = value.trim();
  if (name === '' || /[\\/:*?"<>|]|^\.+$/.test(name)) return l10n.t('That can’t be the name of a folder.');
  const isFree = (await freeNameIn(parent, name)) === name;
  return isFree
    ? undefined
    : l10n.t('“{0}” is there already. Choose another name: no book that is there is changed.', name);
}

function withProgress({ session, lifetime }: Services, file: Uri, folder: Uri): Thenable<ImportBookResult> {
  const title = l10n.t('Importing {0}', path.posix.basename(file.path));
  return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (_, token) => {
    const params = { fileUri: file.toString(), folderUri: folder.toString() };
    return session.request(methods.importBook, params, signalOf(token, lifetime));
  });
}

/** The book can still be opened after its report was read. */
async function tell(services: Services, made: ImportBookResult, isReportShown = false): Promise<void> {
  const { title, chapters, remarks, report } = made;
  const [open, show] = [l10n.t('Open Book'), l10n.t('Show Report')];
  const count =
    chapters === 1 ? l10n.t('“{0}” has 1 chapter.', title) : l10n.t('“{0}” has {1} chapters.', title, chapters);
  const isMore = remarks > 0 && !isReportShown;
  const told = isMore ? `${count} ${l10n.t('The report says what was left out or guessed.')}` : count;
  const choice = await window.showInformationMessage(told, open, ...(isReportShown ? [] : [show]));
  if (choice === open) await openBook(made);
  if (choice !== show) return;
  await services.writtenReports.show(l10n.t('Lector Import'), report);
  await tell(services, made, true);
}

/** Its first chapter where the book lies in a folder that is open, else its folder, in a window of its own beside others. */
async function openBook({ folderUri, chapterUri }: ImportBookResult): Promise<void> {
  const folder = Uri.parse(folderUri, true);
  if (workspace.getWorkspaceFolder(folder)) await window.showTextDocument(Uri.parse(chapterUri, true));
  else
    await host.executeCommand('vscode.openFolder', folder, {
      forceNewWindow: workspace.workspaceFolders !== undefined,
    });
}
