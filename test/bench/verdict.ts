import type { Figure } from './measurement.js';

export type Verdict = 'reached' | 'missed' | 'no target';

/** How many times as good as its reference a figure is; undefined without one. */
export function ratioOf({ value, beside }: Pick<Figure, 'value' | 'beside'>): number | undefined {
  return beside && beside.value / value;
}

/** A ratio without a reference is missed: nothing shows that it was reached. */
export function verdictOf(figure: Pick<Figure, 'value' | 'beside' | 'target'>): Verdict {
  const { target, value } = figure;
  if (!target) return 'no target';
  const isReached = 'atMost' in target ? value <= target.atMost : (ratioOf(figure) ?? 0) >= target.times;
  return isReached ? 'reached' : 'missed';
}
