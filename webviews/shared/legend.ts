import { html, type TemplateResult } from 'lit';
import { stateLabels, type ChunkState } from '../../src/protocol/panels.js';
import { stateMark } from './icons.js';
import { t } from './texts.js';

const order: readonly ChunkState[] = ['ready', 'speaking', 'queued', 'stale', 'failed', 'none', 'skipped'];

/** How many chunks are in each state, with the mark and the word of each. */
export function legend(chunks: readonly { readonly state: ChunkState }[]): TemplateResult {
  const counts = order.map((state) => [state, chunks.filter((chunk) => chunk.state === state).length] as const);
  return html`<ul class="legend" aria-label=${t('States of the chunks')}>
    ${counts.map(([state, count]) =>
      count > 0 ? html`<li>${stateMark(state)}${count} ${t(stateLabels[state])}</li>` : '',
    )}
  </ul>`;
}
