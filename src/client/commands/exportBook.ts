import { commands as host, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { ExportFormat } from '../../core/model/export.js';
import type { ExportBookParams, ExportBookResult } from '../../protocol/messages/exports.js';
import { methods } from '../../protocol/messages/methods.js';
import { commands } from '../../protocol/names.js';
import { timeText } from '../../protocol/panels.js';
import { bookAsked } from '../bookAsked.js';
import { isCancellation, signalOf } from '../cancellation.js';
import { failureDataOf } from '../failure.js';
import type { Services } from '../services.js';
import { visibleMarkdownEditor } from '../target.js';
import { requireTrust } from '../trust.js';
import { formatItems } from '../exportFormats.js';
import type { Command } from './command.js';

/** Asks for formats, what and where to, and writes a book or a chapter so. */
export const exportBook: Command = {
  id: commands.exportBook,
  async run(services, ...given) {
    if (!(await requireTrust(l10n.t('Exporting a book')))) return;
    const bookUri = await bookAsked(services, given[0], l10n.t('Which book to export?'));
    if (bookUri === undefined) return;
    const formats = await pickFormats();
    if (!formats) return;
    const uri = await pickWhat(bookUri);
    const folderUri = uri && (await pickFolder(bookUri));
    if (!uri || !folderUri) return;
    const byWord = formats.includes('epub') ? await pickReadAlong() : false;
    if (byWord === undefined) return;
    const params = { uri, formats, folderUri: folderUri.toString(), allowGaps: false, byWord };
    const result = await exportedWithGaps(services, params);
    if (result) void told(result, folderUri);
  },
};

async function pickFormats(): Promise<readonly ExportFormat[] | undefined> {
  const title = l10n.t('Export (1 of 3): which formats?');
  const placeHolder = l10n.t('Space chooses, Enter goes on');
  const picked = await window.showQuickPick(formatItems(), {
    title,
    placeHolder,
    canPickMany: true,
    matchOnDetail: true,
  });
  if (picked?.length === 0) void window.showInformationMessage(l10n.t('Nothing was exported: no format was chosen.'));
  return picked && picked.length > 0 ? picked.map(({ id }) => id) : undefined;
}

/** The whole book, or the chapter that is open, where there is one of it. */
async function pickWhat(bookUri: string): Promise<string | undefined> {
  const open = visibleMarkdownEditor()?.document.uri.toString();
  if (open === undefined || open === bookUri) return bookUri;
  const items = [
    { label: l10n.t('The whole book'), description: workspace.asRelativePath(Uri.parse(bookUri)), uri: bookUri },
    { label: l10n.t('The open chapter'), description: workspace.asRelativePath(Uri.parse(open)), uri: open },
  ];
  return (await window.showQuickPick(items, { title: l10n.t('Export (2 of 3): what?') }))?.uri;
}

async function pickFolder(bookUri: string): Promise<Uri | undefined> {
  const picked = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: Uri.parse(bookUri),
    title: l10n.t('Export (3 of 3): where to?'),
    openLabel: l10n.t('Export'),
  });
  return picked?.[0];
}

async function pickReadAlong(): Promise<boolean | undefined> {
  const items = [
    { label: l10n.t('Each sentence'), byWord: false },
    { label: l10n.t('Each word'), byWord: true },
  ];
  return (await window.showQuickPick(items, { title: l10n.t('EPUB: what is marked while it sounds?') }))?.byWord;
}

/** Asks whether words may be left out where some are unspoken: nothing is missing silently. */
async function exportedWithGaps(services: Services, params: ExportBookParams): Promise<ExportBookResult | undefined> {
  try {
    return await exported(services, params);
  } catch (error) {
    if (failureDataOf(error)?.code !== 'UNSPOKEN' || !(error instanceof Error)) throw error;
    const narrate = l10n.t('Narrate Book');
    const leaveOut = l10n.t('Export Without Them');
    const question = l10n.t('Something of this book is unspoken.');
    const choice = await window.showWarningMessage(question, { modal: true, detail: error.message }, narrate, leaveOut);
    if (choice === narrate) await host.executeCommand(commands.narrateBook);
    return choice === leaveOut ? exported(services, { ...params, allowGaps: true }) : undefined;
  }
}

async function exported(
  { session, lifetime }: Services,
  params: ExportBookParams,
): Promise<ExportBookResult | undefined> {
  const title = l10n.t('Exporting');
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      let percent = 0;
      const events = session.onExportProgress(({ name, done, etaSeconds }) => {
        const now = Math.round(done * 100);
        const left = etaSeconds === undefined ? name : l10n.t('{0}, {1} to go', name, timeText(etaSeconds));
        const message = name === '' ? l10n.t('putting chapters together') : left;
        progress.report({ message, increment: Math.max(0, now - percent) });
        percent = now;
      });
      try {
        return await session.request(methods.exportBook, params, signalOf(token, lifetime));
      } catch (error) {
        if (isCancellation(error)) return undefined;
        throw error;
      } finally {
        events.dispose();
      }
    },
  );
}

async function told({ files, gaps }: ExportBookResult, folder: Uri): Promise<void> {
  const open = l10n.t('Open Folder');
  const count = files.length === 1 ? l10n.t('1 file exported') : l10n.t('{0} files exported', files.length);
  const message = gaps.length === 0 ? `${count}.` : `${count}. ${l10n.t('Left out: {0}', gaps.join('; '))}`;
  const show = gaps.length === 0 ? window.showInformationMessage : window.showWarningMessage;
  if ((await show(message, open)) === open) await host.executeCommand('revealFileInOS', folder);
}
