import { commands, l10n, window } from 'vscode';
import type { Disposable } from '../core/base/lifetime.js';
import { methods } from '../protocol/messages/methods.js';
import { commands as ids, settings } from '../protocol/names.js';
import type { Session } from './session.js';
import { setting } from './settings.js';
import { sizeText } from './statusText.js';

/** After a narration, offers once to clean a book whose unused recordings take more than the setting allows. */
export function watchCacheLimit(
  session: Session,
  onError: (error: unknown) => void,
  lifetime: AbortSignal,
): Disposable {
  let narrated: string | undefined;
  let isOffered = false;

  const events = session.onJobEvent(({ uri, event }) => {
    narrated = uri ?? narrated;
    if (event.kind === 'finished' && event.totals.spoken > 0 && narrated !== undefined) {
      void offer(narrated).catch(onError);
    }
  });

  async function offer(uri: string): Promise<void> {
    const megabytes = setting<number>(settings.cacheMaxSize, 0);
    if (megabytes <= 0 || isOffered) return;
    const { bytes } = await session.request(methods.cleanAudio, { uri, remove: false }, lifetime);
    if (bytes <= megabytes * 1e6) return;
    isOffered = true;
    const clean = l10n.t('Clean…');
    const text = l10n.t('This book keeps {0} of recordings that nothing uses any more.', sizeText(bytes));
    if ((await window.showInformationMessage(text, clean)) === clean)
      await commands.executeCommand(ids.cleanAudio, uri);
  }

  return { dispose: () => void events.dispose() };
}
