import { html, nothing, type TemplateResult } from 'lit';
import { stateLabels, timeText, type FromPlayer, type PlayerItem } from '../../src/protocol/panels.js';
import { icon } from '../shared/icons.js';
import { legend } from '../shared/legend.js';
import { chapterTime } from './order.js';
import { speedSelect } from './speedSelect.js';
import type { Mode, Transport } from './transport.js';
import { t } from '../shared/texts.js';

export interface PlayerPageProps {
  readonly title: string;
  readonly sentence: string;
  readonly transport: Transport;
  readonly send: (message: FromPlayer) => void;
}

/** What the status line says; playing is seen and heard. */
function modeText(mode: Exclude<Mode, 'waiting'>): string {
  switch (mode) {
    case 'idle':
      return t('Stopped');
    case 'playing':
    case 'pausing':
      return t('Playing');
    case 'paused':
      return t('Paused');
    case 'blocked':
      return t('Sound needs your permission');
  }
}

/** What is waited for, in words. */
function waitingText({ index, state, audio }: PlayerItem): string {
  const number = index + 1;
  if (audio !== undefined) return t('Loading chunk {0}…', number);
  if (state === 'speaking') return t('Waiting for sound: chunk {0} is being spoken…', number);
  if (state === 'queued') return t('Waiting for sound: chunk {0} is next in line…', number);
  return t('Waiting for sound: the narration of chunk {0} begins…', number);
}

/** Said to screen readers when it changes, which is seldom: playing on from chunk to chunk changes nothing here. */
function statusText({ mode, items, current, notice }: Transport): string {
  const item = items[current];
  const state = mode === 'waiting' ? (item ? waitingText(item) : '') : modeText(mode);
  return notice === '' ? state : `${notice} ${state}`;
}

export function playerPage(props: PlayerPageProps): TemplateResult {
  return props.transport.items.length === 0 ? emptyPage(props.send) : chapterPage(props);
}

function emptyPage(send: PlayerPageProps['send']): TemplateResult {
  return html`<main class="empty">
    <p>
      ${t('Nothing to play yet. Open a Markdown chapter and press play: what is narrated sounds at once, the rest is narrated first.')}
    </p>
    <button class="main" @click=${() => send({ kind: 'start' })}>${icon('play')}${t('Play chapter')}</button>
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
      <span class="quiet numbers"
        >${item ? t('{0} of {1}', item.index + 1, items.length) : countText(items.length)}</span
      >
      <span class="numbers">${timeText(elapsed)} / ${timeText(total)}</span>
      ${speedSelect(transport.speed, (speed) => send({ kind: 'speed', speed }))}
    </header>
    ${mode === 'blocked' ? enableSound(transport) : nothing}
    <p class="sentence">${sentence === '' ? (item?.excerpt ?? t('Press play, or pick a chunk below.')) : sentence}</p>
    ${wave(transport)} ${strip(items, current)}
    <footer>
      <span role="status" class=${mode === 'waiting' ? 'waiting' : 'quiet'}>${statusText(transport)}</span>
      ${legend(items)}
    </footer>
  </main>`;
}

function countText(chunks: number): string {
  return chunks === 1 ? t('1 chunk') : t('{0} chunks', chunks);
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
  return html`<div class="transport" role="group" aria-label=${t('Playback')}>
    <button
      title=${t('Previous sentence')}
      aria-label=${t('Previous sentence')}
      ?disabled=${!isActive}
      @click=${() => send({ kind: 'previous' })}
    >
      ${icon('previous')}
    </button>
    <button
      class="main"
      title=${isRunning ? t('Pause') : t('Play')}
      aria-label=${isRunning ? t('Pause') : t('Play')}
      @click=${isRunning ? () => transport.pause() : begin}
    >
      ${icon(isRunning ? 'pause' : 'play')}
    </button>
    <button
      title=${t('Next sentence')}
      aria-label=${t('Next sentence')}
      ?disabled=${!isActive}
      @click=${() => send({ kind: 'next' })}
    >
      ${icon('next')}
    </button>
    <button title=${t('Stop')} aria-label=${t('Stop')} ?disabled=${!isActive} @click=${() => send({ kind: 'stop' })}>
      ${icon('stop')}
    </button>
  </div>`;
}

function enableSound(transport: Transport): TemplateResult {
  return html`<div class="notice" role="alert">
    <span>${t('VS Code makes no sound before a click in this view.')}</span>
    <button class="main" @click=${() => transport.resume()}>${icon('sound')}${t('Enable sound')}</button>
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
    aria-label=${t('Place in the chunk')}
    aria-disabled=${current < 0}
    aria-valuemin="0"
    aria-valuemax=${Math.ceil(length)}
    aria-valuenow=${Math.min(now, Math.ceil(length))}
    aria-valuetext=${current < 0 ? t('Nothing plays') : t('{0} of {1}', timeText(now), timeText(length))}
  ></canvas>`;
}

/** One slider for all chunks: arrow keys go from one to the next, Enter plays. Drawn by the page's main file. */
function strip(items: readonly PlayerItem[], current: number): TemplateResult {
  const item = items[Math.max(0, current)];
  const text = item
    ? t('Chunk {0} of {1}, {2}: {3}', item.index + 1, items.length, t(stateLabels[item.state]), item.excerpt)
    : '';
  return html`<canvas
    class="strip"
    tabindex="0"
    role="slider"
    aria-label=${t('Chunks of the chapter')}
    aria-valuemin="1"
    aria-valuemax=${items.length}
    aria-valuenow=${Math.max(0, current) + 1}
    aria-valuetext=${text}
  ></canvas>`;
}
