import { html, nothing, type TemplateResult } from 'lit';
import {
  timeText,
  typicalCharactersPerSecond,
  type ChunkState,
  type CoverageView,
  type ReportView,
} from '../../src/protocol/panels.js';
import { stateMark } from '../shared/icons.js';
import { legend } from '../shared/legend.js';
import { lengthOf, type StripPart } from '../shared/timeAxis.js';
import { coverageList } from './coverageList.js';
import { failureList } from './failureList.js';
import { reportTable, type ReportTableProps } from './reportTable.js';
import { takeList, type TakeListProps } from './takeList.js';
import { decimal, percent } from '../shared/decimal.js';
import { t } from '../shared/texts.js';

export interface ReportPageProps extends ReportTableProps {
  readonly report: ReportView;
  /** Absent until it is known. */
  readonly coverage: CoverageView | undefined;
  /** The recordings of the chunk that is open, if one is. */
  readonly takes: TakeListProps | undefined;
}

export function reportPage({ report, coverage, takes, ...table }: ReportPageProps): TemplateResult {
  const { totals, title } = report;
  const fact = (label: string, value: string | number, state?: ChunkState) =>
    html`<div>
      <dt>${label}</dt>
      <dd class="numbers">${state && value !== 0 ? stateMark(state) : nothing}${value}</dd>
    </div>`;
  return html`<main>
    <h1>${title}</h1>
    <dl class="totals">
      ${fact(t('Chunks'), totals.chunks)} ${fact(t('Ready'), totals.ready, 'ready')}
      ${fact(t('Failed'), totals.failed, 'failed')} ${fact(t('Stale'), totals.stale, 'stale')}
      ${fact(t('Audio'), timeText(totals.audioSeconds))}
      ${fact(t('Real-time factor'), totals.rtf === undefined ? '–' : decimal(totals.rtf, 3))}
      ${totals.wer === undefined ? nothing : fact(t('Misheard'), percent(totals.wer))}
    </dl>
    ${
      report.rows.length === 0
        ? html`<p>${t('This chapter has nothing to read aloud.')}</p>`
        : html`<section aria-label=${t('Timeline')}>
              <canvas class="timeline" role="img" aria-label=${timelineText(report)}></canvas>
              <div class="axis numbers quiet" aria-hidden="true">${axis(lengthOf(timelineParts(report)))}</div>
              ${legend(report.rows)}
            </section>
            ${failureList(report)} ${coverageList(coverage)} ${reportTable(table)} ${takes ? takeList(takes) : nothing}`
    }
  </main>`;
}

/** The chapter on a time axis; what has no take yet is as long as its text makes likely. */
export function timelineParts({ rows }: ReportView): readonly StripPart[] {
  return rows.map(({ state, seconds, excerpt, pauseSeconds }) => ({
    state,
    seconds: seconds ?? excerpt.length / typicalCharactersPerSecond,
    pauseSeconds,
  }));
}

function timelineText({ totals }: ReportView): string {
  const { chunks, ready, failed, stale } = totals;
  return chunks === 1
    ? t('1 chunk: {0} ready, {1} failed, {2} stale', ready, failed, stale)
    : t('{0} chunks in reading order: {1} ready, {2} failed, {3} stale', chunks, ready, failed, stale);
}

/** Five times along the axis. */
function axis(total: number): readonly TemplateResult[] {
  return [0, 0.25, 0.5, 0.75, 1].map((share) => html`<span>${timeText(share * total)}</span>`);
}
