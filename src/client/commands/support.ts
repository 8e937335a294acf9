import { commands as vscodeCommands, l10n, window } from 'vscode';
import { methods } from '../../protocol/messages/methods.js';
import { commands, extensionId } from '../../protocol/names.js';
import { presentPlaces } from '../presentPlaces.js';
import type { Command } from './command.js';

/**
 * Shows the walkthrough. VS Code ticks no step for what was so before it had read the walkthrough, as a book that is open
 * from the start: a key of its own says that once the walkthrough stands.
 */
export const openWalkthrough: Command = {
  id: commands.openWalkthrough,
  async run({ session, lifetime }) {
    await vscodeCommands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#lector.start`, false);
    const { books } = await session.request(methods.books, presentPlaces(), lifetime);
    const hasBook = books.some(({ chapters }) => chapters.length > 0);
    await vscodeCommands.executeCommand('setContext', 'lector.walkthroughHasBook', hasBook);
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
