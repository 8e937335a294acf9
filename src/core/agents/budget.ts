import type { Clock } from '../base/clock.js';

/** What a job may spend on models. */
export interface Allowance {
  /** Of prompts and replies. */
  readonly tokens: number;
  readonly ms: number;
}

/** Counts what a job spends on models. */
export interface Budget {
  /** Milliseconds that may still be spent; 0 where the time or the tokens are used up. */
  leftMs(): number;
  /** Does work and counts its time. */
  timed<T>(work: () => Promise<T>): Promise<T>;
  spend(tokens: number): void;
}

export function createBudget({ tokens, ms }: Allowance, clock: Clock): Budget {
  let spentTokens = 0;
  let spentMs = 0;
  return {
    leftMs: () => (spentTokens >= tokens ? 0 : Math.max(0, ms - spentMs)),
    async timed(work) {
      const begun = clock.monotonicMs();
      try {
        return await work();
      } finally {
        spentMs += clock.monotonicMs() - begun;
      }
    },
    spend: (count) => void (spentTokens += count),
  };
}
