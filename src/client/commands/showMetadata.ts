import { commands as host, l10n, window } from 'vscode';
import { methods } from '../../protocol/messages/methods.js';
import { commands } from '../../protocol/names.js';
import { bookAsked } from '../bookAsked.js';
import { toldProposals } from '../toldProposals.js';
import { requireTrust } from '../trust.js';
import { withBookProgress } from '../withBookProgress.js';
import type { Command } from './command.js';

/** What stores and listeners are told of a book. Argument: a book of the view. */
export const showMetadata: Command = {
  id: commands.showMetadata,
  async run(services, given) {
    const uri = await bookAsked(services, given, l10n.t('Metadata of which book?'));
    if (uri !== undefined) services.metadataPanels.show(uri);
  },
};

/** Proposes what of it is missing. Argument: likewise, or the book's uri. */
export const proposeMetadata: Command = {
  id: commands.proposeMetadata,
  async run(services, given) {
    const asked =
      typeof given === 'string' ? given : await bookAsked(services, given, l10n.t('Metadata of which book?'));
    if (asked === undefined || !(await requireTrust(l10n.t('Proposing edits')))) return;
    const { staged, notes } = await withBookProgress(services, l10n.t('Reading the book to describe it'), (signal) =>
      services.session.request(methods.proposeMetadata, { uri: asked }, signal),
    );
    await services.patches.refresh(services.lifetime);
    const review = l10n.t('Review');
    const told = [toldProposals(staged), ...notes].join(' ');
    const choice = await window.showInformationMessage(told, ...(staged > 0 ? [review] : []));
    if (choice === review) await host.executeCommand(commands.reviewPatches);
  },
};
