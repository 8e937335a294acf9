import { l10n, ProgressLocation, window } from 'vscode';
import { timeText } from '../protocol/panels.js';
import { signalOf } from './cancellation.js';
import type { Services } from './services.js';

/** Shows how far work on a book is, chapter by chapter with the time to go, and lets a person cancel it. */
export function withBookProgress<Result>(
  { session, lifetime }: Pick<Services, 'session' | 'lifetime'>,
  title: string,
  act: (signal: AbortSignal) => Promise<Result>,
): Thenable<Result> {
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      let percent = 0;
      const events = session.onBookProgress(({ title: at, done, total, etaSeconds }) => {
        const now = Math.round((done / total) * 100);
        const message = etaSeconds === undefined ? at : l10n.t('{0}, {1} to go', at, timeText(etaSeconds));
        progress.report({ message, increment: Math.max(0, now - percent) });
        percent = now;
      });
      try {
        return await act(signalOf(token, lifetime));
      } finally {
        events.dispose();
      }
    },
  );
}
