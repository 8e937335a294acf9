import { html, nothing, type TemplateResult } from 'lit';
import { failureLabels, type ReportView } from '../../src/protocol/panels.js';
import { trendStrip } from './trendStrip.js';
import { t } from '../shared/texts.js';

/** Kinds of failures that a chapter's chunks met, the most frequent first, and what became of them; nothing where there were none. */
export function failureList({
  failures,
  rows,
  trend,
}: Pick<ReportView, 'failures' | 'rows' | 'trend'>): TemplateResult | typeof nothing {
  if (failures.length === 0) return nothing;
  return html`<section class="failures" aria-label=${t('Failures')}>
    <h2>${t('Failures')}</h2>
    <ul>
      ${failures.map(
        ({ category, chunks, saved }) =>
          html`<li>
            <span>${t(failureLabels[category])}</span>
            <meter min="0" max=${rows.length} value=${chunks}></meter>
            <span class="numbers quiet">${chunkText(chunks, saved)}</span>
            ${trend.length < 2 ? html`<span></span>` : trendStrip(trend, category)}
          </li>`,
      )}
    </ul>
  </section>`;
}

function chunkText(chunks: number, saved: number): string {
  const all = chunks === 1 ? t('1 chunk') : t('{0} chunks', chunks);
  return saved === 0 ? all : t('{0}, {1} of them repaired', all, saved);
}
