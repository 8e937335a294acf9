import { l10n, window, workspace } from 'vscode';
import { methods } from '../../protocol/messages/methods.js';
import { commands } from '../../protocol/names.js';
import { sizeText } from '../statusText.js';
import { markdownEditor, targetOf, visibleMarkdownEditor } from '../target.js';
import { requireTrust } from '../trust.js';
import type { Command } from './command.js';

/** Removes the recordings of a book that nothing refers to, after saying how much that frees. */
export const cleanAudio: Command = {
  id: commands.cleanAudio,
  async run({ session, lifetime }, ...given) {
    const shown = visibleMarkdownEditor()?.document.uri ?? workspace.workspaceFolders?.[0]?.uri;
    const uri = targetOf(given)?.uri ?? shown?.toString();
    if (uri === undefined) return void markdownEditor();
    if (!(await requireTrust(l10n.t('Cleaning the audio cache')))) return;
    const found = await session.request(methods.cleanAudio, { uri, remove: false }, lifetime);
    if (found.files === 0) {
      void window.showInformationMessage(l10n.t('Every recording of this book is in use: there is nothing to clean.'));
      return;
    }
    if (!(await hasConsent(found.bytes))) return;
    const removed = await session.request(methods.cleanAudio, { uri, remove: true }, lifetime);
    void window.showInformationMessage(l10n.t('{0} freed. All chapters still play.', sizeText(removed.bytes)));
  },
};

async function hasConsent(bytes: number): Promise<boolean> {
  const remove = l10n.t('Remove');
  const detail = l10n.t(
    'They are recordings of earlier words and voices. What chapters and the backups of their records use stays; going back to an earlier wording will be spoken anew.',
  );
  const question = l10n.t('Remove {0} of recordings that this book no longer uses?', sizeText(bytes));
  return (await window.showWarningMessage(question, { modal: true, detail }, remove)) === remove;
}
