import { l10n, ProgressLocation, window, workspace, type Uri } from 'vscode';
import { storePresets } from '../../core/model/storePresets.js';
import type { StorePresetId } from '../../core/model/storePreset.js';
import { methods } from '../../protocol/messages/methods.js';
import type { CheckStoreResult } from '../../protocol/messages/stores.js';
import { commands } from '../../protocol/names.js';
import { timeText } from '../../protocol/panels.js';
import { isCancellation, signalOf } from '../cancellation.js';
import type { Services } from '../services.js';
import { requireTrust } from '../trust.js';
import type { Command } from './command.js';

/** Holds exported files against what a store asks for, and shows what it would refuse. */
export const checkStore: Command = {
  id: commands.checkStore,
  async run(services) {
    if (!(await requireTrust(l10n.t('Checking audio files')))) return;
    const preset = await pickPreset();
    const uris = preset && (await pickFiles());
    if (!uris || uris.length === 0) return;
    const result = await checked(services, preset, uris);
    if (result) await services.writtenReports.show(l10n.t('Lector Store Check'), result.report);
  },
};

async function pickPreset(): Promise<StorePresetId | undefined> {
  const items = storePresets.map(({ id, name, source }) => ({ id, label: l10n.t(name), detail: source }));
  const title = l10n.t('Check against which store?');
  return (await window.showQuickPick(items, { title, matchOnDetail: true }))?.id;
}

/** Not on every system can one dialog choose both. */
async function pickFiles(): Promise<readonly Uri[] | undefined> {
  const folder = { label: l10n.t('A folder of audio files…'), isFolder: true };
  const files = { label: l10n.t('Single audio files…'), isFolder: false };
  const what = await window.showQuickPick([folder, files], { title: l10n.t('What to check?') });
  if (!what) return undefined;
  const start = workspace.workspaceFolders?.[0]?.uri;
  return window.showOpenDialog({
    canSelectFiles: !what.isFolder,
    canSelectFolders: what.isFolder,
    canSelectMany: true,
    ...(start && { defaultUri: start }),
    openLabel: l10n.t('Check'),
    filters: { [l10n.t('Audio')]: ['mp3', 'm4a', 'm4b', 'flac', 'wav'] },
  });
}

async function checked(
  { session, lifetime }: Services,
  preset: StorePresetId,
  uris: readonly Uri[],
): Promise<CheckStoreResult | undefined> {
  const title = l10n.t('Checking audio files');
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      let percent = 0;
      const events = session.onStoreProgress(({ name, done, total, etaSeconds }) => {
        const now = Math.round((done / total) * 100);
        const message = etaSeconds === undefined ? name : l10n.t('{0}, {1} to go', name, timeText(etaSeconds));
        progress.report({ message, increment: Math.max(0, now - percent) });
        percent = now;
      });
      try {
        const named = { uris: uris.map((uri) => uri.toString()), preset };
        return await session.request(methods.checkStore, named, signalOf(token, lifetime));
      } catch (error) {
        if (isCancellation(error)) return undefined;
        throw error;
      } finally {
        events.dispose();
      }
    },
  );
}
