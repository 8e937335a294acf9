import { html, nothing, type TemplateResult } from 'lit';
import { timeText, typicalCharactersPerSecond, type ChunkState, type ReportView } from '../../src/protocol/panels.js';
import { stateMark } from '../shared/icons.js';
import { legend } from '../shared/legend.js';
import { lengthOf, type StripPart } from '../shared/timeAxis.js';
import { reportTable, type ReportTableProps } from './reportTable.js';

export interface ReportPageProps extends ReportTableProps {
  readonly report: ReportView;
}

export function reportPage({ report, ...table }: ReportPageProps): TemplateResult {
  const { totals, title } = report;
  const fact = (label: string, value: string | number, state?: ChunkState) =>
    html`<div>
      <dt>${label}</dt>
      <dd class="numbers">${state && value !== 0 ? stateMark(state) : nothing}${value}</dd>
    </div>`;
  return html`<main>
    <h1>${title}</h1>
    <dl class="totals">
      ${fact('Chunks', totals.chunks)} ${fact('Ready', totals.ready, 'ready')}
      ${fact('Failed', totals.failed, 'failed')} ${fact('Stale', totals.stale, 'stale')}
      ${fact('Audio', timeText(totals.audioSeconds))}
      ${fact('Real-time factor', totals.rtf === undefined ? '–' : totals.rtf.toFixed(3))}
    </dl>
    ${
      report.rows.length === 0
        ? html`<p>This chapter has nothing to read aloud.</p>`
        : html`<section aria-label="Timeline">
              <canvas class="timeline" role="img" aria-label=${timelineText(report)}></canvas>
              <div class="axis numbers quiet" aria-hidden="true">${axis(lengthOf(timelineParts(report)))}</div>
              ${legend(report.rows)}
            </section>
            ${reportTable(table)}`
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
  return `${totals.chunks} chunks in reading order: ${totals.ready} ready, ${totals.failed} failed, ${totals.stale} stale`;
}

/** Five times along the axis. */
function axis(total: number): readonly TemplateResult[] {
  return [0, 0.25, 0.5, 0.75, 1].map((share) => html`<span>${timeText(share * total)}</span>`);
}
