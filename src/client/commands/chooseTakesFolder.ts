import { ConfigurationTarget, l10n, window, workspace } from 'vscode';
import { commands, settings } from '../../protocol/names.js';
import { requireTrust } from '../trust.js';
import type { Command } from './command.js';

/** Picks the folder for takes of books that have none beside them yet, such as those in folders that can't be written. */
export const chooseTakesFolder: Command = {
  id: commands.chooseTakesFolder,
  async run({ session }) {
    if (!(await requireTrust(l10n.t('Choosing a folder for takes')))) return;
    const [folder] =
      (await window.showOpenDialog({
        title: l10n.t('Keep takes in this folder'),
        openLabel: l10n.t('Keep Takes Here'),
        canSelectFolders: true,
        canSelectFiles: false,
      })) ?? [];
    if (!folder) return;
    const configuration = workspace.getConfiguration(settings.section);
    await configuration.update(settings.takesPath, folder.fsPath, ConfigurationTarget.Global);
    await session.sendSettings();
    const text = l10n.t('Takes of books that have none beside them yet are kept in {0}. Narrate again.', folder.fsPath);
    void window.showInformationMessage(text);
  },
};
