import { html, type TemplateResult } from 'lit';
import { playbackSpeeds } from '../../src/protocol/panels.js';

/** The playback speed; the pitch stays. */
export function speedSelect(speed: number, choose: (speed: number) => void): TemplateResult {
  const onChange = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement) choose(Number(target.value));
  };
  return html`<select aria-label="Playback speed" title="Playback speed" @change=${onChange}>
    ${playbackSpeeds.map((one) => html`<option value=${one} ?selected=${one === speed}>${one}×</option>`)}
  </select>`;
}
