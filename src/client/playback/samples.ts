import { l10n } from 'vscode';
import { sleep, throwIfCancelled, untilCancelled } from '../../core/base/cancellation.js';
import type { Disposable } from '../../core/base/lifetime.js';
import { methods } from '../../protocol/messages/methods.js';
import type { SampleParams, SampleResult } from '../../protocol/messages/samples.js';
import type { SampleState } from '../../protocol/panels.js';
import type { Session } from '../session.js';
import type { PlayerView } from '../views/playerView.js';

/** A page that says nothing for this long won't play. */
const answerMs = 10_000;

/** A few words spoken and played once, in the Lector Player. */
export interface Samples extends Disposable {
  /**
   * Speaks and plays in place of the last sample; resolves when it sounds, or waits for a click in the player.
   * @throws ResponseError where no voice can speak it; Error where the player can't play it.
   */
  play(params: SampleParams, signal: AbortSignal): Promise<SampleResult & { readonly isBlocked: boolean }>;
  stop(): void;
}

export function createSamples(session: Session, view: PlayerView): Samples {
  let answer: ((state: SampleState) => void) | undefined;
  const messages = view.onMessage((message) => {
    if (message.kind === 'sample') answer?.(message.state);
  });

  async function sound(wav: Uint8Array, signal: AbortSignal): Promise<SampleState> {
    const answered = new Promise<SampleState>((resolve) => (answer = resolve));
    view.post({ kind: 'playSample', wav });
    const overdue = new AbortController();
    const late = sleep(answerMs, AbortSignal.any([signal, overdue.signal])).then<SampleState>(() => 'failed');
    late.catch(() => undefined);
    try {
      return await untilCancelled(Promise.race([answered, late]), signal);
    } finally {
      overdue.abort();
    }
  }

  return {
    async play(params, signal) {
      const sample = await session.request(methods.sample, params, signal);
      await view.prepare();
      throwIfCancelled(signal);
      // A Buffer would arrive in the page as an object of numbers.
      const state = await sound(new Uint8Array(Buffer.from(sample.wav, 'base64')), signal);
      if (state === 'failed') throw new Error(l10n.t('The Lector Player can’t play this sample.'));
      return { ...sample, isBlocked: state === 'blocked' };
    },
    stop: () => view.post({ kind: 'stopSample' }),
    dispose: () => void messages.dispose(),
  };
}
