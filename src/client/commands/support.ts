import { commands as vscodeCommands, l10n, window } from 'vscode';
import { methods } from '../../protocol/messages/methods.js';
import { commands, extensionId } from '../../protocol/names.js';
import type { Command } from './command.js';

export const openWalkthrough: Command = {
  id: commands.openWalkthrough,
  async run() {
    await vscodeCommands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#lector.start`, false);
  },
};

export const showLog: Command = { id: commands.showLog, run: ({ log }) => log.show() };

/** Ends the engines' processes, or brings the server back where it gave up. */
export const restartEngine: Command = {
  id: commands.restartEngine,
  async run({ session, lifetime }) {
    if (session.state !== 'running') await session.restart();
    else await session.request(methods.restartEngines, null, lifetime);
    void window.showInformationMessage(l10n.t('Voice engines restarted. Finished takes are kept.'));
  },
};
