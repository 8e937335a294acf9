import type { FromPlayer } from '../../src/protocol/panels.js';
import type { Transport } from './transport.js';

/** The keyboard's media keys and the system's media panel. */
export function bindMediaKeys(transport: Transport, send: (message: FromPlayer) => void): void {
  const { mediaSession } = navigator;
  mediaSession.setActionHandler('play', () => transport.resume());
  mediaSession.setActionHandler('pause', () => transport.pause());
  mediaSession.setActionHandler('previoustrack', () => send({ kind: 'previous' }));
  mediaSession.setActionHandler('nexttrack', () => send({ kind: 'next' }));
  mediaSession.setActionHandler('stop', () => send({ kind: 'stop' }));
}

/** Tells the system what plays. */
export function showInMediaPanel(title: string, isPlaying: boolean): void {
  navigator.mediaSession.playbackState = isPlaying ? 'playing' : 'paused';
  if (navigator.mediaSession.metadata?.title !== title) {
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist: 'Lector' });
  }
}
