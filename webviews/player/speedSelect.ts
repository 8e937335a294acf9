import { html, type TemplateResult } from 'lit';
import { playbackSpeeds } from '../../src/protocol/panels.js';
import { t } from '../shared/texts.js';

/** The playback speed; the pitch stays. */
export function speedSelect(speed: number, choose: (speed: number) => void): TemplateResult {
  const onChange = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement) choose(Number(target.value));
  };
  return html`<select aria-label=${t('Playback speed')} title=${t('Playback speed')} @change=${onChange}>
    ${playbackSpeeds.map((one) => html`<option value=${one} ?selected=${one === speed}>${one.toLocaleString(document.documentElement.lang)}×</option>`)}
  </select>`;
}
