import { html, nothing, type TemplateResult } from 'lit';
import { timeText, type TakeItem } from '../../src/protocol/panels.js';
import { icon } from '../shared/icons.js';
import { t } from '../shared/texts.js';
import type { TakeDeck } from './takeDeck.js';

export interface TakeListProps {
  /** Number of the chunk, from 0. */
  readonly index: number;
  readonly takes: readonly TakeItem[];
  readonly deck: TakeDeck;
  readonly use: (take: TakeItem) => void;
  readonly close: () => void;
}

/** The recordings of one chunk, to be laid beside one another by ear. */
export function takeList({ index, takes, deck, use, close }: TakeListProps): TemplateResult {
  const title = t('Recordings of chunk {0}', index + 1);
  return html`<section class="takes" aria-label=${title}>
    <header>
      <h2>${title}</h2>
      ${
        takes.length > 1
          ? html`<button class="swap" @click=${() => deck.swap()}>
              ${icon('swap')}${t('Switch between A and B (X)')}
            </button>`
          : html`<span class="quiet">${takes.length === 0 ? t('There is none.') : t('There is no other one.')}</span>`
      }
      <button class="close" @click=${close}>${t('Close')}</button>
    </header>
    <ol>
      ${takes.map((take, place) => takeRow(take, place, { deck, use, isCompared: takes.length > 1 }))}
    </ol>
  </section>`;
}

interface RowProps extends Pick<TakeListProps, 'deck' | 'use'> {
  readonly isCompared: boolean;
}

function takeRow(take: TakeItem, place: number, { deck, use, isCompared }: RowProps): TemplateResult {
  const { engine, voice, seconds, at, isCurrent, refused } = take;
  const [heard, other] = deck.pair;
  const [a, b] = [Math.min(heard, other), Math.max(heard, other)];
  const letter = !isCompared ? '' : place === a ? 'A' : place === b ? 'B' : '';
  const isHeard = place === heard && deck.isPlaying;
  const name = `${engine}, ${voice}, ${timeText(seconds)}`;
  return html`<li class=${isHeard ? 'heard' : ''} aria-current=${isHeard ? 'true' : nothing}>
    <span class="letter">${letter}</span>
    <button
      class="sound"
      title=${isHeard ? t('Pause') : t('Play')}
      aria-label=${isHeard ? t('Pause') : t('Play, {0}', letter === '' ? name : `${letter}: ${name}`)}
      @click=${() => (isHeard ? deck.pause() : deck.play(place))}
    >
      ${icon(isHeard ? 'pause' : 'play')}
    </button>
    <span>${engine}</span>
    <span class="voice-name">${voice}</span>
    <span class="numbers">${timeText(seconds)}</span>
    <time class="numbers quiet" datetime=${at}>${timeOf(at)}</time>
    <span class="note" title=${refused?.join('\n') ?? nothing}>${noteOf(isCurrent, refused)}</span>
    <button
      class="use"
      ?disabled=${isCurrent}
      aria-label=${t('Use this recording, {0}', name)}
      @click=${() => use(take)}
    >
      ${t('Use this recording')}
    </button>
  </li>`;
}

function noteOf(isCurrent: boolean, refused: TakeItem['refused']): string {
  const why = refused && (refused.length > 0 ? t('refused: {0}', refused.join(' · ')) : t('refused'));
  return [...(isCurrent ? [t('in use')] : []), ...(why ? [why] : [])].join(' · ');
}

function timeOf(at: string): string {
  return new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
}
