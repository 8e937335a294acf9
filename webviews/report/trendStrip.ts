import { html, svg, type TemplateResult } from 'lit';
import type { ReportView } from '../../src/protocol/panels.js';
import { t } from '../shared/texts.js';

type Category = ReportView['failures'][number]['category'];

const barWidth = 7;
const barPitch = 9;
const height = 16;

/** How many chunks met a kind of failure in each of the last narrations, the oldest first: bars, and the same in numbers. */
export function trendStrip(trend: ReportView['trend'], category: Category): TemplateResult {
  const counts = trend.map(({ failed }) => failed[category] ?? 0);
  const most = Math.max(1, ...counts);
  const bars = counts.map((count, at) => {
    const tall = count === 0 ? 1 : Math.max(2, Math.round((count / most) * height));
    return svg`<rect x=${at * barPitch} y=${height - tall} width=${barWidth} height=${tall}/>`;
  });
  const lines = trend.map(({ at, chunks }, place) =>
    t('{0}: {1} of {2} chunks', dayOf(at), counts[place] ?? 0, chunks),
  );
  const label = t('In the last {0} narrations: {1}', counts.length, counts.join(', '));
  return html`<span class="trend" role="img" aria-label=${label} title=${lines.join('\n')}>
    <svg width=${trend.length * barPitch} height=${height} aria-hidden="true">${bars}</svg>
    <span class="numbers" aria-hidden="true">${counts.join(' → ')}</span>
  </span>`;
}

function dayOf(at: string): string {
  return new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
}
