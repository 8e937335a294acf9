import { svg, type SVGTemplateResult } from 'lit';
import type { ChunkState } from '../../src/protocol/panels.js';

const shapes = {
  play: svg`<path d="M4 2.5v11l9-5.5z" fill="currentColor"/>`,
  pause: svg`<path d="M4 2.5h3v11H4zM9 2.5h3v11H9z" fill="currentColor"/>`,
  previous: svg`<path d="M3 3h1.8v10H3zM13 3v10L5.6 8z" fill="currentColor"/>`,
  next: svg`<path d="M11.2 3H13v10h-1.8zM3 3v10l7.4-5z" fill="currentColor"/>`,
  stop: svg`<path d="M3.5 3.5h9v9h-9z" fill="currentColor"/>`,
  sound: svg`<path d="M2 6v4h2.6L8 13V3L4.6 6z" fill="currentColor"/><path d="M10 5.5a3.4 3.4 0 0 1 0 5M11.8 3.6a6 6 0 0 1 0 8.8" fill="none" stroke="currentColor" stroke-width="1.3"/>`,
  retry: svg`<path d="M12.6 6.2A5 5 0 1 0 13 8.6" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M13.4 2.6v4h-4z" fill="currentColor"/>`,
  takes: svg`<path d="M2.5 4h11M2.5 8h7M2.5 12h5" stroke="currentColor" stroke-width="1.4"/><path d="M10.5 8.5v6l4-3z" fill="currentColor"/>`,
  swap: svg`<path d="M3 5.5h8M5 10.5h8" stroke="currentColor" stroke-width="1.4"/><path d="M10 2.5l4 3-4 3zM6 7.5l-4 3 4 3z" fill="currentColor"/>`,
  reveal: svg`<path d="M3 3h7M3 6.3h4.5M3 9.6h3.5" stroke="currentColor" stroke-width="1.3"/><path d="M8.5 13l4.2-4.2M9.6 8.4h3.5v3.5" fill="none" stroke="currentColor" stroke-width="1.4"/>`,
};
export type IconName = keyof typeof shapes;

/** A picture for a button that has a name of its own; screen readers pass over it. */
export function icon(name: IconName): SVGTemplateResult {
  return svg`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${shapes[name]}</svg>`;
}

/** One shape a state, so that colour is never the only sign. */
const marks: Readonly<Record<ChunkState, SVGTemplateResult>> = {
  none: svg`<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="1.3" stroke-dasharray="2 2"/>`,
  queued: svg`<circle cx="8" cy="8" r="5.4" fill="none" stroke="currentColor" stroke-width="1.3"/><path d="M8 4.8V8l2.2 1.6" fill="none" stroke="currentColor" stroke-width="1.3"/>`,
  speaking: svg`<path d="M3 6.5v3M6.3 4v8M9.7 2.5v11M13 5.5v5" stroke="currentColor" stroke-width="1.6"/>`,
  ready: svg`<path d="M3 8.6l3.4 3.4L13 4.6" fill="none" stroke="currentColor" stroke-width="1.9"/>`,
  stale: svg`<path d="M8 2.6L14 13.2H2z" fill="none" stroke="currentColor" stroke-width="1.3"/><path d="M8 6.4v3.4M8 11v1" stroke="currentColor" stroke-width="1.4"/>`,
  failed: svg`<path d="M3.8 3.8l8.4 8.4M12.2 3.8l-8.4 8.4" stroke="currentColor" stroke-width="1.9"/>`,
  skipped: svg`<circle cx="8" cy="8" r="5.4" fill="none" stroke="currentColor" stroke-width="1.3"/><path d="M4.2 4.2l7.6 7.6" stroke="currentColor" stroke-width="1.3"/>`,
};

/** The mark of a chunk's state; a label stands beside it. */
export function stateMark(state: ChunkState): SVGTemplateResult {
  return svg`<svg class="icon state-${state}" viewBox="0 0 16 16" aria-hidden="true">${marks[state]}</svg>`;
}
