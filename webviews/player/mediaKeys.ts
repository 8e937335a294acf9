import type { FromPlayer } from '../../src/protocol/panels.js';
import { chapterTime, placeInChapter } from './order.js';
import type { Transport } from './transport.js';

/** What the system's media panel shows beside the title. */
export interface NowPlaying {
  readonly title: string;
  readonly book: string;
  readonly author: string;
}

/** Seconds that the panel's own skip buttons jump. */
const skipSeconds = 10;

/** The keyboard's media keys and the system's media panel. */
export function bindMediaKeys(transport: Transport, send: (message: FromPlayer) => void): void {
  const { mediaSession } = navigator;
  const elapsed = () => chapterTime(transport.items, transport.current, transport.seconds).elapsed;
  const seekTo = (chapterSeconds: number) => {
    const place = placeInChapter(transport.items, chapterSeconds);
    if (place) send({ kind: 'seek', ...place });
  };
  mediaSession.setActionHandler('play', () => transport.resume());
  mediaSession.setActionHandler('pause', () => transport.pause());
  mediaSession.setActionHandler('previoustrack', () => send({ kind: 'previous' }));
  mediaSession.setActionHandler('nexttrack', () => send({ kind: 'next' }));
  mediaSession.setActionHandler('stop', () => send({ kind: 'stop' }));
  mediaSession.setActionHandler('seekto', ({ seekTime }) => seekTo(seekTime ?? elapsed()));
  mediaSession.setActionHandler('seekbackward', ({ seekOffset }) => seekTo(elapsed() - (seekOffset ?? skipSeconds)));
  mediaSession.setActionHandler('seekforward', ({ seekOffset }) => seekTo(elapsed() + (seekOffset ?? skipSeconds)));
}

/** Tells the system what plays, and how far it is in its chapter. */
export function showInMediaPanel({ title, book, author }: NowPlaying, transport: Transport): void {
  const { mediaSession } = navigator;
  const { mode, items, current, seconds, speed } = transport;
  const isRunning = mode === 'playing' || mode === 'pausing' || mode === 'waiting';
  mediaSession.playbackState = mode === 'idle' ? 'none' : isRunning ? 'playing' : 'paused';
  const { metadata } = mediaSession;
  if (metadata?.title !== title || metadata.album !== book) {
    mediaSession.metadata = new MediaMetadata({ title, album: book, artist: author });
  }
  const { elapsed, total } = chapterTime(items, current, seconds);
  mediaSession.setPositionState({ duration: total, position: Math.min(elapsed, total), playbackRate: speed });
}
