import { html, nothing, type TemplateResult } from 'lit';
import { stateLabels, timeText, type FromPlayer, type PlayerItem } from '../../src/protocol/panels.js';
import { icon } from '../shared/icons.js';
import { legend } from '../shared/legend.js';
import { chapterTime } from './order.js';
import { speedSelect } from './speedSelect.js';
import type { Mode, Transport } from './transport.js';

export interface PlayerPageProps {
  readonly title: string;
  readonly sentence: string;
  readonly transport: Transport;
  readonly send: (message: FromPlayer) => void;
}

/** What the status line says; playing is seen and heard. */
const modeLabels: Readonly<Record<Exclude<Mode, 'waiting'>, string>> = {
  idle: 'Stopped',
  playing: 'Playing',
  pausing: 'Playing',
  paused: 'Paused',
  blocked: 'Sound needs your permission',
};

/** What is waited for, in words. */
function waitingText({ index, state, audio }: PlayerItem): string {
  const number = index + 1;
  if (audio !== undefined) return `Loading chunk ${number}…`;
  if (state === 'speaking') return `Waiting for sound: chunk ${number} is being spoken…`;
  if (state === 'queued') return `Waiting for sound: chunk ${number} is next in line…`;
  return `Waiting for sound: the narration of chunk ${number} begins…`;
}

/** Said to screen readers when it changes, which is seldom: playing on from chunk to chunk changes nothing here. */
function statusText({ mode, items, current, notice }: Transport): string {
  const item = items[current];
  const state = mode === 'waiting' ? (item ? waitingText(item) : '') : modeLabels[mode];
  return notice === '' ? state : `${notice} ${state}`;
}

export function playerPage(props: PlayerPageProps): TemplateResult {
  return props.transport.items.length === 0 ? emptyPage(props.send) : chapterPage(props);
}

function emptyPage(send: PlayerPageProps['send']): TemplateResult {
  return html`<main class="empty">
    <p>
      Nothing to play yet. Open a Markdown chapter and press play: what is narrated sounds at once, the rest is narrated
      first.
    </p>
    <button class="main" @click=${() => send({ kind: 'start' })}>${icon('play')}Play chapter</button>
  </main>`;
}

function chapterPage({ title, sentence, transport, send }: PlayerPageProps): TemplateResult {
  const { items, current, mode, seconds } = transport;
  const { elapsed, total } = chapterTime(items, current, seconds);
  const item = items[current];
  return html`<main>
    <header>
      ${transportButtons(transport, send)}
      <h1 title=${title}>${title}</h1>
      <span class="quiet numbers">${item ? `${item.index + 1} of ${items.length}` : `${items.length} chunks`}</span>
      <span class="numbers">${timeText(elapsed)} / ${timeText(total)}</span>
      ${speedSelect(transport.speed, (speed) => send({ kind: 'speed', speed }))}
    </header>
    ${mode === 'blocked' ? enableSound(transport) : nothing}
    <p class="sentence">${sentence === '' ? (item?.excerpt ?? 'Press play, or pick a chunk below.') : sentence}</p>
    ${wave(transport)} ${strip(items, current)}
    <footer>
      <span role="status" class=${mode === 'waiting' ? 'waiting' : 'quiet'}>${statusText(transport)}</span>
      ${legend(items)}
    </footer>
  </main>`;
}

function transportButtons(transport: Transport, send: PlayerPageProps['send']): TemplateResult {
  const { mode, items, current } = transport;
  const isActive = mode !== 'idle';
  const isRunning = mode === 'playing' || mode === 'pausing' || mode === 'waiting';
  const begin = () => {
    const first = items[Math.max(0, current)];
    if (isActive) transport.resume();
    else if (first) send({ kind: 'seek', chunkId: first.chunkId, seconds: 0 });
  };
  return html`<div class="transport" role="group" aria-label="Playback">
    <button
      title="Previous sentence"
      aria-label="Previous sentence"
      ?disabled=${!isActive}
      @click=${() => send({ kind: 'previous' })}
    >
      ${icon('previous')}
    </button>
    <button
      class="main"
      title=${isRunning ? 'Pause' : 'Play'}
      aria-label=${isRunning ? 'Pause' : 'Play'}
      @click=${isRunning ? () => transport.pause() : begin}
    >
      ${icon(isRunning ? 'pause' : 'play')}
    </button>
    <button
      title="Next sentence"
      aria-label="Next sentence"
      ?disabled=${!isActive}
      @click=${() => send({ kind: 'next' })}
    >
      ${icon('next')}
    </button>
    <button title="Stop" aria-label="Stop" ?disabled=${!isActive} @click=${() => send({ kind: 'stop' })}>
      ${icon('stop')}
    </button>
  </div>`;
}

function enableSound(transport: Transport): TemplateResult {
  return html`<div class="notice" role="alert">
    <span>VS Code makes no sound before a click in this view.</span>
    <button class="main" @click=${() => transport.resume()}>${icon('sound')}Enable sound</button>
  </div>`;
}

/** A screen reader on the slider hears of the time no more often than this. */
const toldSeconds = 5;

/** The place in the chunk: arrow keys go back and forth. Drawn by the page's main file. */
function wave({ items, current, seconds, mode }: Transport): TemplateResult {
  const length = items[current]?.seconds ?? 0;
  const now = mode === 'playing' ? Math.floor(seconds / toldSeconds) * toldSeconds : Math.floor(seconds);
  return html`<canvas
    class="wave"
    tabindex="0"
    role="slider"
    aria-label="Place in the chunk"
    aria-disabled=${current < 0}
    aria-valuemin="0"
    aria-valuemax=${Math.ceil(length)}
    aria-valuenow=${Math.min(now, Math.ceil(length))}
    aria-valuetext=${current < 0 ? 'Nothing plays' : `${timeText(now)} of ${timeText(length)}`}
  ></canvas>`;
}

/** One slider for all chunks: arrow keys go from one to the next, Enter plays. Drawn by the page's main file. */
function strip(items: readonly PlayerItem[], current: number): TemplateResult {
  const item = items[Math.max(0, current)];
  const text = item ? `Chunk ${item.index + 1} of ${items.length}, ${stateLabels[item.state]}: ${item.excerpt}` : '';
  return html`<canvas
    class="strip"
    tabindex="0"
    role="slider"
    aria-label="Chunks of the chapter"
    aria-valuemin="1"
    aria-valuemax=${items.length}
    aria-valuenow=${Math.max(0, current) + 1}
    aria-valuetext=${text}
  ></canvas>`;
}
