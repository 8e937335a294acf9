import { l10n, window } from 'vscode';
import { commands } from '../../protocol/names.js';
import { markdownEditor, targetOf, wordOrSelection } from '../target.js';
import { requireTrust } from '../trust.js';
import type { Command } from './command.js';

/** Speaks the selection, the word under the cursor or the one that a hover names, in the chapter's voice. */
export const hearPronunciation: Command = {
  id: commands.hearPronunciation,
  async run({ samples, lifetime }, ...given) {
    const target = targetOf(given);
    const editor = target?.span ? undefined : markdownEditor();
    const uri = target?.uri ?? editor?.document.uri.toString();
    const span = target?.span ?? (editor && wordOrSelection(editor));
    if (uri === undefined) return;
    if (!span) {
      void window.showInformationMessage(l10n.t('Put the cursor into a word, or select what you want to hear.'));
      return;
    }
    if (!(await requireTrust(l10n.t('Speaking a word')))) return;
    const { isBlocked } = await samples.play({ uri, span }, lifetime);
    if (isBlocked) void window.showInformationMessage(l10n.t('Click “Enable sound” in the Lector Player to hear it.'));
  },
};
