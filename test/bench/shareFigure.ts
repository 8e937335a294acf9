import type { Share } from '../helpers/tier1Study.js';
import type { Figure } from './measurement.js';

/** A share as a figure in percent, with its bounds; at most `atMost` percent are allowed where that is given. */
export function shareFigure(name: string, { count, of, low, high }: Share, atMost?: number): Figure {
  const bounds = `${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}`;
  return {
    name: `${name} (${count} of ${of}, 95 %: ${bounds})`,
    value: of === 0 ? 0 : (100 * count) / of,
    unit: '%',
    ...(atMost !== undefined && { target: { atMost } }),
  };
}

/** What is not in a share. */
export function restOf({ count, of, low, high }: Share): Share {
  return { count: of - count, of, low: 1 - high, high: 1 - low };
}
