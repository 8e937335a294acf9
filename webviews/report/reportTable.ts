import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { repairLabels, stateLabels, timeText, type FromReport, type ReportRow } from '../../src/protocol/panels.js';
import { icon, stateMark, type IconName } from '../shared/icons.js';
import { metricsText } from './metricsText.js';
import { rowHeight } from './rowWindow.js';
import type { SortKey, SortOrder } from './sortRows.js';
import { heardText } from './heardText.js';
import { decimal, percent } from '../shared/decimal.js';
import { t } from '../shared/texts.js';

export interface ReportTableProps {
  /** In the order that is shown. */
  readonly rows: readonly ReportRow[];
  readonly order: SortOrder;
  /** The rows that are drawn, `[start, end)`; space stands for the rest. */
  readonly drawn: { readonly start: number; readonly end: number };
  /** The row that the timeline was clicked at. */
  readonly picked: string | undefined;
  readonly sortBy: (key: SortKey) => void;
  readonly send: (message: FromReport) => void;
  readonly openTakes: (chunkId: string) => void;
}

interface Column {
  readonly key: SortKey;
  readonly title: string;
  readonly className: string;
}

/** `isHeard`: ears listened to some of the chapter. */
const columns = (isHeard: boolean): readonly Column[] => [
  { key: 'index', title: '#', className: 'number place' },
  { key: 'state', title: t('State'), className: 'state' },
  { key: 'excerpt', title: t('Text'), className: 'text' },
  { key: 'engine', title: t('Engine'), className: 'name' },
  { key: 'voice', title: t('Voice'), className: 'name voice' },
  { key: 'seconds', title: t('Length'), className: 'number length' },
  { key: 'rtf', title: t('RTF'), className: 'number rtf' },
  ...(isHeard ? [{ key: 'wer', title: t('Misheard'), className: 'number misheard' } as const] : []),
  { key: 'findings', title: t('Checks'), className: 'checks' },
];

/** Every chunk of the chapter, sortable by column, with what can be done about it. */
export function reportTable({ rows, order, drawn, picked, sortBy, send, openTakes }: ReportTableProps): TemplateResult {
  const isHeard = rows.some(({ transcript }) => transcript !== undefined);
  return html`<table aria-label=${t('Chunks')} aria-rowcount=${rows.length + 1}>
    <thead>
      <tr>
        ${columns(isHeard).map(({ key, title, className }) => {
          const direction = order.key === key ? (order.isDescending ? 'descending' : 'ascending') : 'none';
          const arrow = direction === 'none' ? '' : direction === 'ascending' ? '▲' : '▼';
          return html`<th class=${className} scope="col" aria-sort=${direction}>
            <button @click=${() => sortBy(key)}>${title}<span class="arrow" aria-hidden="true">${arrow}</span></button>
          </th>`;
        })}
        <th class="actions" scope="col"><span class="quiet">${t('Actions')}</span></th>
      </tr>
    </thead>
    <tbody>
      ${spacer(drawn.start)}
      ${repeat(
        rows.slice(drawn.start, drawn.end),
        ({ chunkId }) => chunkId,
        (row, at) =>
          tableRow(row, { at: drawn.start + at, isPicked: row.chunkId === picked, isHeard, send, openTakes }),
      )}
      ${spacer(rows.length - drawn.end)}
    </tbody>
  </table>`;
}

/** The height of rows that aren't drawn; an attribute, since the page allows no inline style. */
function spacer(rows: number): TemplateResult {
  return html`<tr aria-hidden="true">
    <td class="spacer" height=${rows * rowHeight}></td>
  </tr>`;
}

interface RowProps extends Pick<ReportTableProps, 'send' | 'openTakes'> {
  /** Place in the order that is shown. */
  readonly at: number;
  readonly isPicked: boolean;
  readonly isHeard: boolean;
}

function tableRow(row: ReportRow, { at, isPicked, isHeard, send, openTakes }: RowProps): TemplateResult {
  const { index, state, excerpt, voice, seconds, rtf, chunkId } = row;
  const action = (kind: 'play' | 'retry' | 'reveal', picture: IconName, title: string, isOff: boolean) =>
    html`<button
      title=${title}
      aria-label=${t('{0}, chunk {1}', title, index + 1)}
      ?disabled=${isOff}
      @click=${() => send({ kind, chunkId })}
    >
      ${icon(picture)}
    </button>`;
  return html`<tr class=${isPicked ? 'picked' : ''} aria-rowindex=${at + 2}>
    <td class="number place">${index + 1}</td>
    <td class="state"><span class="label">${stateMark(state)}${t(stateLabels[state])}</span></td>
    <td class="text" title=${excerpt}>${excerpt}</td>
    <td class="name" title=${engineText(row) ?? nothing}>${engineCell(row)}</td>
    <td class="name voice" title=${voice ?? nothing}>${voice ?? '–'}</td>
    <td class="number length">${seconds === undefined ? '–' : timeText(seconds)}</td>
    <td class="number rtf" title=${row.metrics ? metricsText(row.metrics) : nothing}>
      ${rtf === undefined ? '–' : decimal(rtf, 3)}
    </td>
    ${isHeard ? heardCell(row) : nothing}
    <td class="checks" title=${row.findings.join('\n') || nothing}>${checksText(row)}</td>
    <td class="actions">
      <div>
        ${action('play', 'play', t('Play'), seconds === undefined)}
        ${action('retry', 'retry', t('Speak again'), state === 'speaking' || state === 'queued')}
        ${action('reveal', 'reveal', t('Show in text'), false)}
        <button
          title=${t('Recordings')}
          aria-label=${t('{0}, chunk {1}', t('Recordings'), index + 1)}
          data-takes=${chunkId}
          @click=${() => openTakes(chunkId)}
        >
          ${icon('takes')}
        </button>
      </div>
    </td>
  </tr>`;
}

function heardCell({ transcript }: ReportRow): TemplateResult {
  return html`<td class="number misheard" title=${transcript ? heardText(transcript) : nothing}>
    ${transcript ? percent(transcript.wer) : '–'}
  </td>`;
}

/** Not the engine that the manuscript wants, and not one that a person asked for either. */
function isStandIn(reason: ReportRow['engineReason']): boolean {
  return reason === 'fallback' || reason === 'speed';
}

function engineCell({ engine, engineReason }: ReportRow): TemplateResult | string {
  if (engine === undefined) return '–';
  return isStandIn(engineReason) ? html`${engine} <span class="quiet">${t('stands in')}</span>` : engine;
}

function engineText({ engine, engineReason, seconds }: ReportRow): string | undefined {
  if (engine === undefined) return undefined;
  if (seconds === undefined) return t('{0}: tried last', engine);
  switch (engineReason) {
    case undefined:
      return engine;
    case 'request':
      return t('{0}: asked for when this was narrated', engine);
    case 'front-matter':
      return t('{0}: chosen in the chapter’s front matter', engine);
    case 'book':
      return t('{0}: chosen in lector.yaml', engine);
    case 'settings':
      return t('{0}: chosen in the settings', engine);
    case 'default':
      return t('{0}: nothing else was chosen', engine);
    case 'mark':
      return t('{0}: chosen by a voice mark in the text', engine);
    case 'speaker':
      return t('{0}: the voice of whoever says this, by the cast', engine);
    case 'fallback':
      return t('{0}: stands in for the chosen engine, which failed', engine);
    case 'speed':
      return t('{0}: stands in for the chosen engine, which was too slow to listen to', engine);
  }
}

function checksText({ outcome, findings, isAccepted, trying }: ReportRow): string {
  if (trying) return t('tried now: {0}', t(repairLabels[trying]));
  if (isAccepted) return t('accepted as it is');
  if (findings.length > 0) return findings.join(' · ');
  if (outcome === undefined) return '–';
  switch (outcome) {
    case 'pass':
      return t('passed');
    case 'review':
      return t('to review');
    case 'retry':
    case 'fail':
      return t('failed');
  }
}
