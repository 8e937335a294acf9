import { html, nothing, type TemplateResult } from 'lit';
import type { FromPlayer, SampleState } from '../../src/protocol/panels.js';
import { icon } from '../shared/icons.js';
import type { Transport } from './transport.js';
import { t } from '../shared/texts.js';

/** Plays one-off sounds; what the transport plays is held up meanwhile and goes on after. */
export interface SampleDeck {
  /** The browser wants a click before it makes a sound. */
  readonly isBlocked: boolean;
  /** Plays a WAV in place of the last one. */
  play(wav: Uint8Array): Promise<void>;
  stop(): void;
  /** Plays what was blocked; in a click, this is what allows sound. */
  allow(): void;
  setVolume(volume: number): void;
}

export function createSampleDeck(
  transport: Pick<Transport, 'mode' | 'pause' | 'resume'>,
  send: (message: FromPlayer) => void,
  changed: () => void,
): SampleDeck {
  const audio = new Audio();
  let isBlocked = false;
  let isHolding = false;

  const tell = (state: SampleState) => {
    isBlocked = state === 'blocked';
    send({ kind: 'sample', state });
    changed();
  };

  function hold(): void {
    if (transport.mode !== 'playing' && transport.mode !== 'pausing') return;
    isHolding = true;
    transport.pause();
  }

  function finish(state: SampleState): void {
    tell(state);
    if (isHolding) transport.resume();
    isHolding = false;
  }

  async function sound(): Promise<void> {
    try {
      await audio.play();
      tell('playing');
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      if (name === 'NotAllowedError') tell('blocked');
      else if (name !== 'AbortError') finish('failed');
    }
  }

  audio.addEventListener('ended', () => finish('ended'));
  return {
    get isBlocked() {
      return isBlocked;
    },
    async play(wav) {
      hold();
      URL.revokeObjectURL(audio.src);
      audio.src = URL.createObjectURL(new Blob([wav.slice()], { type: 'audio/wav' }));
      await sound();
    },
    stop() {
      if (audio.paused && !isBlocked) return;
      audio.pause();
      finish('ended');
    },
    allow: () => void sound(),
    setVolume(volume) {
      audio.volume = Math.min(1, Math.max(0, volume));
    },
  };
}

/** What to do where a sample may not sound yet. */
export function sampleNotice(deck: SampleDeck): TemplateResult | typeof nothing {
  if (!deck.isBlocked) return nothing;
  return html`<div class="notice" role="alert">
    <span>${t('VS Code makes no sound before a click in this view.')}</span>
    <button class="main" @click=${() => deck.allow()}>${icon('sound')}${t('Enable sound')}</button>
  </div>`;
}
