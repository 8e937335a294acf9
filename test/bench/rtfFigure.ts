import type { Contender } from './contender.js';
import type { Figure } from './measurement.js';

/** One contender's RTF beside another's of the same rounds, and how many times as good it has to be, if anything. */
export function rtfFigure(
  rtfs: ReadonlyMap<Contender, number>,
  one: Contender,
  other: Contender,
  times?: number,
): Figure {
  const beside = { name: other.name, value: rtfs.get(other) ?? NaN };
  const target = times === undefined ? {} : { target: { times } };
  return { name: one.name, value: rtfs.get(one) ?? NaN, unit: 'RTF', beside, ...target };
}
