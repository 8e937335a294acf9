import type { FromPlayer, PlayerItem } from '../../src/protocol/panels.js';
import type { Clips } from './clips.js';
import { createDecks } from './decks.js';
import { indexAfterLoad, noticeOfPassed, playableFrom } from './order.js';
import { t } from '../shared/texts.js';

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
  /** What playback passed over; empty where it didn't. */
  readonly notice: string;
  load(items: readonly PlayerItem[]): void;
  setItem(item: PlayerItem): void;
  /** `wish` names what the extension asked for; a place picked on the page belongs to the last one. */
  play(chunkId: string, atSeconds: number, wish?: number): void;
  pause(): void;
  /** Goes on; in a click, this is also what allows sound. */
  resume(): void;
  stop(): void;
  setSpeed(speed: number): void;
  setVolume(volume: number): void;
}

const tickMs = 100;
const fetchedAhead = 2;
/** The next chunk's beginning is set this long before the last one ends; a busy page misses some ticks. */
const followSeconds = 0.6;

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
  let lastWish = 0;
  let mode: Mode = 'idle';
  let speed = 1;
  /** Where to begin once a chunk that is waited for is there. */
  let startSeconds = 0;
  /** Counts starts, so that a fetch which ends after a newer start is left alone. */
  let turn = 0;
  /** The turn for which what follows is under way. */
  let goingOn = -1;
  /** When the last chunk ended and when the next one is due, in milliseconds of `performance.now()`. */
  let endedMs = 0;
  let dueMs = Infinity;
  let notice = '';
  let gap: ReturnType<typeof setTimeout> | undefined;
  setInterval(tick, tickMs);

  function setMode(next: Mode): void {
    mode = next;
    const waitingFor = next === 'waiting' ? items[current]?.chunkId : undefined;
    send({
      kind: 'state',
      playing: next === 'playing' || next === 'pausing',
      waiting: next === 'waiting',
      ...(waitingFor === undefined ? {} : { chunkId: waitingFor }),
    });
    changed();
  }

  function tick(): void {
    if (mode !== 'playing') return;
    tellPosition();
    if (goingOn !== turn && decks.remaining / speed < followSeconds) void goOn();
  }

  function tellPosition(): void {
    const item = items[current];
    if (!item) return;
    send({ kind: 'position', chunkId: item.chunkId, seconds: decks.seconds, wish: lastWish });
    changed();
  }

  function beginTurn(): number {
    clearTimeout(gap);
    dueMs = Infinity;
    return ++turn;
  }

  async function start(index: number, atSeconds: number): Promise<void> {
    const mine = beginTurn();
    current = playableFrom(items, index);
    startSeconds = current === index ? atSeconds : 0;
    notice = noticeOfPassed(items.slice(index, current));
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
      if (mine === turn) sounds();
    } catch (error) {
      if (mine === turn) await refuse(item, error);
    }
  }

  function sounds(): void {
    setMode('playing');
    tellPosition();
    void prepareNext();
  }

  /** Has the next chunk begin when this one and its pause are over: by a timer that is set in good time. */
  async function goOn(): Promise<void> {
    goingOn = turn;
    const mine = turn;
    const audio = items[playableFrom(items, current + 1)]?.audio;
    const clip = audio === undefined ? undefined : await clips.get(audio, lifetime).catch(() => undefined);
    if (mine !== turn) return;
    if (clip) decks.prepare(clip.url);
    // Of two reckonings the earlier one is right: what errs, errs by coming late.
    dueMs = Math.min(dueMs, endMs() + ((items[current]?.pauseSeconds ?? 0) * 1000) / speed);
    clearTimeout(gap);
    gap = setTimeout(() => void start(current + 1, 0), dueMs - performance.now() - (clip ? decks.startDelayMs : 0));
  }

  /** When the chunk that sounds ends or ended. */
  function endMs(): number {
    return mode === 'pausing' ? endedMs : performance.now() + (decks.remaining * 1000) / speed;
  }

  /** What follows, or when, may be another now. */
  function goOnAnew(): void {
    goingOn = -1;
    dueMs = Infinity;
    if (mode === 'pausing') void goOn();
  }

  async function refuse(item: PlayerItem, error: unknown): Promise<void> {
    const name = error instanceof Error ? error.name : '';
    if (name === 'AbortError') return;
    if (name === 'NotAllowedError') {
      setMode('blocked');
      return;
    }
    send({ kind: 'failed', chunkId: item.chunkId, message: error instanceof Error ? error.message : String(error) });
    await start(items.indexOf(item) + 1, 0);
    notice = t('Chunk {0} can’t be played and was passed over.', item.index + 1);
    changed();
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
    endedMs = performance.now();
    setMode('pausing');
    void goOn();
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
    get notice() {
      return notice;
    },
    load(next) {
      current = indexAfterLoad(items, current, next);
      items = next;
      if (mode === 'waiting') void start(current, startSeconds);
      else goOnAnew();
      changed();
    },
    setItem(item) {
      items = items.map((known) => (known.chunkId === item.chunkId ? item : known));
      if (mode === 'waiting' && items[current]?.chunkId === item.chunkId) void start(current, startSeconds);
      else if (mode === 'playing' && item.audio !== undefined) void prepareNext();
      changed();
    },
    play(chunkId, atSeconds, wish = lastWish) {
      lastWish = wish;
      const index = items.findIndex((item) => item.chunkId === chunkId);
      if (index < 0) return;
      notice = '';
      decks.pause();
      void start(index, atSeconds);
    },
    pause() {
      if (mode === 'playing' || mode === 'pausing' || mode === 'waiting') {
        beginTurn();
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
      beginTurn();
      decks.pause();
      notice = '';
      current = -1;
      setMode('idle');
    },
    setSpeed(next) {
      speed = next;
      decks.setSpeed(next);
      goOnAnew();
      changed();
    },
    setVolume: (volume) => decks.setVolume(volume),
  };
  return transport;
}
