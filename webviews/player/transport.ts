import type { FromPlayer, PlayerItem } from '../../src/protocol/panels.js';
import type { Clips } from './clips.js';
import { createDecks } from './decks.js';
import { indexAfterLoad, playableFrom } from './order.js';

/**
 * `waiting`: the chunk's audio isn't there yet. `blocked`: the browser wants a click before it makes a sound. `pausing`:
 * the silence between two chunks.
 */
export type Mode = 'idle' | 'playing' | 'pausing' | 'paused' | 'waiting' | 'blocked';

export interface Transport {
  readonly items: readonly PlayerItem[];
  /** Index of the chunk at the playhead; -1 before the first. */
  readonly current: number;
  readonly mode: Mode;
  /** Seconds into the current chunk. */
  readonly seconds: number;
  readonly speed: number;
  load(items: readonly PlayerItem[]): void;
  setItem(item: PlayerItem): void;
  play(chunkId: string, atSeconds: number): void;
  pause(): void;
  /** Goes on; in a click, this is also what allows sound. */
  resume(): void;
  stop(): void;
  setSpeed(speed: number): void;
  setVolume(volume: number): void;
}

const positionMs = 100;
const fetchedAhead = 2;

/** Plays chunk after chunk, the next one ready before the last one ends. */
export function createTransport(
  clips: Clips,
  send: (message: FromPlayer) => void,
  changed: () => void,
  lifetime: AbortSignal,
): Transport {
  const decks = createDecks(onEnded);
  let items: readonly PlayerItem[] = [];
  let current = -1;
  let mode: Mode = 'idle';
  let speed = 1;
  /** Where to begin once a chunk that is waited for is there. */
  let startSeconds = 0;
  /** Counts starts, so that a fetch which ends after a newer start is left alone. */
  let turn = 0;
  let gap: ReturnType<typeof setTimeout> | undefined;
  setInterval(tellPosition, positionMs);

  function setMode(next: Mode): void {
    mode = next;
    send({ kind: 'state', playing: next === 'playing' || next === 'pausing', waiting: next === 'waiting' });
    changed();
  }

  function tellPosition(): void {
    const item = items[current];
    if (mode !== 'playing' || !item) return;
    send({ kind: 'position', chunkId: item.chunkId, seconds: decks.seconds, playing: true });
    changed();
  }

  async function start(index: number, atSeconds: number): Promise<void> {
    const mine = ++turn;
    clearTimeout(gap);
    decks.pause();
    current = playableFrom(items, index);
    startSeconds = current === index ? atSeconds : 0;
    const item = items[current];
    if (!item) {
      finish();
      return;
    }
    if (item.audio === undefined) {
      setMode('waiting');
      return;
    }
    try {
      const clip = await clips.get(item.audio, lifetime);
      if (mine !== turn) return;
      await decks.play(clip.url, startSeconds);
      if (mine !== turn) return;
      setMode('playing');
      tellPosition();
      void prepareNext();
    } catch (error) {
      if (mine === turn) await refuse(item, error);
    }
  }

  async function refuse(item: PlayerItem, error: unknown): Promise<void> {
    const name = error instanceof Error ? error.name : '';
    if (name === 'AbortError') return;
    if (name === 'NotAllowedError') {
      setMode('blocked');
      return;
    }
    send({ kind: 'failed', chunkId: item.chunkId, message: error instanceof Error ? error.message : String(error) });
    await start(current + 1, 0);
  }

  /** The next two are fetched; the first of them is put on the other deck. */
  async function prepareNext(): Promise<void> {
    const mine = turn;
    const coming = items.slice(current + 1, current + 1 + fetchedAhead).filter(({ audio }) => audio !== undefined);
    for (const { audio = '', chunkId } of coming) {
      const clip = await clips.get(audio, lifetime).catch(() => undefined);
      if (mine === turn && clip && items[current + 1]?.chunkId === chunkId) decks.prepare(clip.url);
    }
  }

  function onEnded(): void {
    if (mode !== 'playing') return;
    setMode('pausing');
    const pauseSeconds = items[current]?.pauseSeconds ?? 0;
    gap = setTimeout(() => void start(current + 1, 0), (pauseSeconds * 1000) / speed);
  }

  function finish(): void {
    current = -1;
    setMode('idle');
    send({ kind: 'ended' });
  }

  const transport: Transport = {
    get items() {
      return items;
    },
    get current() {
      return current;
    },
    get mode() {
      return mode;
    },
    get seconds() {
      return mode === 'waiting' ? startSeconds : decks.seconds;
    },
    get speed() {
      return speed;
    },
    load(next) {
      current = indexAfterLoad(items, current, next);
      items = next;
      if (mode === 'waiting') void start(current, startSeconds);
      changed();
    },
    setItem(item) {
      items = items.map((known) => (known.chunkId === item.chunkId ? item : known));
      if (mode === 'waiting' && items[current]?.chunkId === item.chunkId) void start(current, startSeconds);
      else if (mode === 'playing' && item.audio !== undefined) void prepareNext();
      changed();
    },
    play(chunkId, atSeconds) {
      const index = items.findIndex((item) => item.chunkId === chunkId);
      if (index >= 0) void start(index, atSeconds);
    },
    pause() {
      if (mode === 'playing' || mode === 'pausing' || mode === 'waiting') {
        turn++;
        clearTimeout(gap);
        decks.pause();
        startSeconds = mode === 'pausing' ? Infinity : transport.seconds;
        setMode('paused');
      }
    },
    resume() {
      if (mode === 'paused' && startSeconds === Infinity) void start(current + 1, 0);
      else if (mode === 'paused' || mode === 'blocked') void start(current, startSeconds);
    },
    stop() {
      turn++;
      clearTimeout(gap);
      decks.pause();
      current = -1;
      setMode('idle');
    },
    setSpeed(next) {
      speed = next;
      decks.setSpeed(next);
      changed();
    },
    setVolume: (volume) => decks.setVolume(volume),
  };
  return transport;
}
