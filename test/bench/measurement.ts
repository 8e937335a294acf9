import type { BenchWorld } from './world.js';

/** Every figure is a cost, so less is better. RTF is time ÷ audio. */
export type Unit = 'ms' | 's' | 'RTF' | 'MB' | 'chunks' | '%';

/** What a figure is held against: the same work by another program or by less of Lector, in the same run and unit. */
export interface Reference {
  readonly name: string;
  readonly value: number;
}

/** The most a figure may be, or how many times as good as its reference it has to be. */
export type Target = { readonly atMost: number } | { readonly times: number };

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  readonly beside?: Reference;
  readonly target?: Target;
}

/** What couldn't be measured on this machine, and why. */
export interface Skipped {
  readonly name: string;
  readonly skipped: string;
}

export type Row = Figure | Skipped;

/**
 * One thing that `npm run bench` measures. Adding one is a file that exports one of these and a line in `index.ts`. It
 * throws where something broke; what can't be measured here is a skipped row.
 */
export interface Measurement {
  readonly id: string;
  readonly title: string;
  /** How long it may take; five minutes where absent. */
  readonly mostMs?: number;
  run(world: BenchWorld, signal: AbortSignal): Promise<readonly Row[]>;
}
