import { commands as host, l10n, window } from 'vscode';
import { methods } from '../../protocol/messages/methods.js';
import { commands } from '../../protocol/names.js';
import { bookAsked } from '../bookAsked.js';
import { toldProposals } from '../toldProposals.js';
import { requireTrust } from '../trust.js';
import { withBookProgress } from '../withBookProgress.js';
import type { Command } from './command.js';

/** Has the language model say who speaks where rules can't tell; its marks are proposed. Argument: the book's row. */
export const askSpeakers: Command = {
  id: commands.askSpeakers,
  async run(services, ...given) {
    if (!(await requireTrust(l10n.t('Proposing edits')))) return;
    const { session, patches, lifetime } = services;
    const uri = await bookAsked(services, given[0], l10n.t('Who speaks in which book?'));
    if (uri === undefined) return;
    const { staged } = await withBookProgress(services, l10n.t('Asking who speaks'), (signal) =>
      session.request(methods.askSpeakers, { uri }, signal),
    );
    await patches.refresh(lifetime);
    const review = l10n.t('Review');
    const choice = await window.showInformationMessage(toldProposals(staged), ...(staged > 0 ? [review] : []));
    if (choice === review) await host.executeCommand(commands.reviewPatches);
  },
};
