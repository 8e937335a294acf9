import { commands as host, l10n, ProgressLocation, window } from 'vscode';
import { methods } from '../../protocol/messages/methods.js';
import { commands } from '../../protocol/names.js';
import { timeText } from '../../protocol/panels.js';
import { bookAsked } from '../bookAsked.js';
import { signalOf } from '../cancellation.js';
import type { Services } from '../services.js';
import { requireTrust } from '../trust.js';
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
    const { staged, notes } = await proposed(services, asked);
    await services.patches.refresh(services.lifetime);
    const count =
      staged === 0
        ? l10n.t('Nothing new is proposed.')
        : l10n.t('{0} proposals wait for you. Nothing was changed.', staged);
    const review = l10n.t('Review');
    const choice = await window.showInformationMessage([count, ...notes].join(' '), ...(staged > 0 ? [review] : []));
    if (choice === review) await host.executeCommand(commands.reviewPatches);
  },
};

function proposed({ session, lifetime }: Services, uri: string) {
  const title = l10n.t('Reading the book to describe it');
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      let percent = 0;
      const events = session.onMetadataProgress(({ title: at, done, total, etaSeconds }) => {
        const now = Math.round((done / total) * 100);
        const message = etaSeconds === undefined ? at : l10n.t('{0}, {1} to go', at, timeText(etaSeconds));
        progress.report({ message, increment: Math.max(0, now - percent) });
        percent = now;
      });
      try {
        return await session.request(methods.proposeMetadata, { uri }, signalOf(token, lifetime));
      } finally {
        events.dispose();
      }
    },
  );
}
