import { l10n, StatusBarAlignment, window } from 'vscode';
import type { Disposable } from '../core/base/lifetime.js';
import { commands } from '../protocol/names.js';
import type { Narration } from './narration.js';
import type { Session } from './session.js';
import { progressText } from './statusText.js';
import { throttle } from './throttle.js';

/** At most four updates a second. */
const updateMs = 250;

/** The status item: progress of a narration with Cancel on click, or that the server is down with Restart on click. */
export function createStatus(session: Session, narration: Narration): Disposable {
  const item = window.createStatusBarItem('lector.status', StatusBarAlignment.Left, 50);
  item.name = 'Lector';
  let hasFailed = false;

  const update = throttle(updateMs, () => {
    if (narration.isRunning) {
      item.text = progressText(narration.progress);
      item.tooltip = l10n.t('Lector is narrating. Click to cancel; finished chunks are kept.');
      item.accessibilityInformation = {
        label: l10n.t('Lector is narrating, {0}. Cancel', progressText(narration.progress)),
      };
      item.command = commands.cancel;
    } else if (hasFailed) {
      item.text = l10n.t('$(error) Lector stopped');
      item.tooltip = l10n.t('The language server ended. Click to restart it.');
      item.accessibilityInformation = { label: l10n.t('Lector stopped. Restart') };
      item.command = commands.restartEngine;
    }
    if (narration.isRunning || hasFailed) item.show();
    else item.hide();
  });
  const subscriptions = [
    narration.onDidChange(update),
    session.onDidChangeState((state) => {
      hasFailed = state === 'failed' || (hasFailed && state !== 'running');
      update();
    }),
  ];
  return {
    dispose() {
      update.dispose();
      item.dispose();
      for (const subscription of subscriptions) void subscription.dispose();
    },
  };
}
