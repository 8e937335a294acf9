import { l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import { methods } from '../../protocol/messages/methods.js';
import { commands } from '../../protocol/names.js';
import { signalOf } from '../cancellation.js';
import type { Services } from '../services.js';
import { visibleMarkdownEditor } from '../target.js';
import { requireTrust } from '../trust.js';
import type { Command } from './command.js';

const filters = () => ({ [l10n.t('Pronunciation lexicon')]: ['pls', 'xml'] });

/** Adds the words of a PLS 1.0 lexicon to the book's pronunciations, and says what could not be kept. */
export const importPronunciations: Command = {
  id: commands.importPronunciations,
  async run(services) {
    if (!(await requireTrust(l10n.t('Importing pronunciations')))) return;
    const uri = bookAtHand();
    const [file] = (await window.showOpenDialog({ filters: filters(), openLabel: l10n.t('Import') })) ?? [];
    if (uri === undefined || !file) return;
    const done = await withProgress(services, l10n.t('Importing pronunciations'), (signal) =>
      services.session.request(methods.importLexicon, { uri, fileUri: file.toString(), replace: false }, signal),
    );
    const { added, kept, left } = done;
    const open = l10n.t('Open pronunciations.yaml');
    const told = l10n.t('Words added: {0}. Kept as they were: {1}. Left out: {2}.', added, kept, left.length);
    const choice = await tell(services, told, left, open);
    if (choice === open) await window.showTextDocument(Uri.parse(done.uri, true));
  },
};

/** Writes the book's pronunciations as a PLS 1.0 lexicon. */
export const exportPronunciations: Command = {
  id: commands.exportPronunciations,
  async run(services) {
    if (!(await requireTrust(l10n.t('Exporting pronunciations')))) return;
    const uri = bookAtHand();
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const file = await window.showSaveDialog({
      filters: filters(),
      saveLabel: l10n.t('Export'),
      ...(folder && { defaultUri: Uri.joinPath(folder, 'pronunciations.pls') }),
    });
    if (uri === undefined || !file) return;
    // The dialog has asked whether to replace a file that is there.
    const { written, left } = await withProgress(services, l10n.t('Exporting pronunciations'), (signal) =>
      services.session.request(methods.exportLexicon, { uri, fileUri: file.toString(), replace: true }, signal),
    );
    await tell(services, l10n.t('Words written: {0}. Left out: {1}.', written, left.length), left);
  },
};

function bookAtHand(): string | undefined {
  return (visibleMarkdownEditor()?.document.uri ?? workspace.workspaceFolders?.[0]?.uri)?.toString();
}

function withProgress<Result>(
  { lifetime }: Services,
  title: string,
  act: (signal: AbortSignal) => Promise<Result>,
): Thenable<Result> {
  return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (_, token) =>
    act(signalOf(token, lifetime)),
  );
}

/** What was left out goes to the log, a line each. */
async function tell(
  { log }: Services,
  told: string,
  left: readonly string[],
  ...buttons: readonly string[]
): Promise<string | undefined> {
  for (const why of left) log.warn(why);
  const show = l10n.t('Show Log');
  const choice = await window.showInformationMessage(told, ...buttons, ...(left.length > 0 ? [show] : []));
  if (choice === show) log.show();
  return choice;
}
