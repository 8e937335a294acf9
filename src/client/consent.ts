import { ConfigurationTarget, l10n, window, workspace } from 'vscode';
import type { EngineInfo } from '../core/model/engineInfo.js';
import { methods } from '../protocol/messages/methods.js';
import { settings } from '../protocol/names.js';
import { agrees } from './agreement.js';
import { failureDataOf } from './failure.js';
import type { Session } from './session.js';

type EngineOptions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Asks a person to accept the licence of an engine. */
export interface Consent {
  /**
   * Where an error says that an engine's licence has to be accepted first, shows the licence and keeps the answer in the user's
   * settings; `declined` also while it is shown for another one. Undefined for any other error.
   */
  ask(error: unknown): Promise<'accepted' | 'declined' | undefined>;
}

export function createConsent(session: Session, lifetime: AbortSignal): Consent {
  let isShown = false;

  async function askFor(engine: EngineInfo, licenceUrl: string): Promise<'accepted' | 'declined'> {
    const { id, name, licence } = engine;
    const detail = l10n.t(
      'Its model is under this licence: {0}. It is for you to see that what you do with the audio fits it. Accepting sets “accept_licence” in the setting “{1}”.',
      licence,
      `${settings.section}.${settings.engineOptions}`,
    );
    const question = l10n.t('Use {0} under its licence?', name);
    const accept = l10n.t('Accept Licence');
    if (!(await agrees(window.showWarningMessage, question, detail, accept, licenceUrl))) return 'declined';
    const configuration = workspace.getConfiguration(settings.section);
    const before = configuration.get<EngineOptions>(settings.engineOptions, {});
    const after = { ...before, [id]: { ...before[id], accept_licence: true } };
    await configuration.update(settings.engineOptions, after, ConfigurationTarget.Global);
    await session.sendSettings();
    return 'accepted';
  }

  return {
    async ask(error) {
      const { code, subject } = failureDataOf(error) ?? {};
      if (code !== 'LICENCE_NOT_ACCEPTED') return undefined;
      if (isShown) return 'declined';
      isShown = true;
      try {
        const { engines } = await session.request(methods.engines, null, lifetime);
        const engine = engines.find(({ id }) => id === subject);
        return engine?.licenceUrl === undefined ? undefined : await askFor(engine, engine.licenceUrl);
      } finally {
        isShown = false;
      }
    },
  };
}
