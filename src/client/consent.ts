import { ConfigurationTarget, env, l10n, Uri, window, workspace } from 'vscode';
import { methods } from '../protocol/messages.js';
import { settings } from '../protocol/names.js';
import { failureDataOf } from './failure.js';
import type { Services } from './services.js';

type EngineOptions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Where an error says that an engine's licence has to be accepted first, shows the licence and keeps the answer in the
 * user's settings. Undefined for any other error.
 */
export async function askConsent(services: Services, error: unknown): Promise<'accepted' | 'declined' | undefined> {
  const { code, subject } = failureDataOf(error) ?? {};
  if (code !== 'LICENCE_NOT_ACCEPTED') return undefined;
  const { engines } = await services.session.request(methods.engines, null, services.lifetime);
  const engine = engines.find(({ id }) => id === subject);
  if (engine?.licenceUrl === undefined) return undefined;
  const { id, name, licence, licenceUrl } = engine;
  const [accept, read] = [l10n.t('Accept Licence'), l10n.t('Read Licence')];
  const detail = l10n.t(
    'Its model is under this licence: {0}. It is for you to see that what you do with the audio fits it. Accepting sets “accept_licence” in the setting “{1}”.',
    licence,
    `${settings.section}.${settings.engineOptions}`,
  );
  for (;;) {
    const question = l10n.t('Use {0} under its licence?', name);
    const choice = await window.showWarningMessage(question, { modal: true, detail }, accept, read);
    if (choice === undefined) return 'declined';
    if (choice === accept) break;
    await env.openExternal(Uri.parse(licenceUrl));
  }
  const configuration = workspace.getConfiguration(settings.section);
  const before = configuration.get<EngineOptions>(settings.engineOptions, {});
  const after = { ...before, [id]: { ...before[id], accept_licence: true } };
  await configuration.update(settings.engineOptions, after, ConfigurationTarget.Global);
  await services.session.sendSettings();
  return 'accepted';
}
