import type { Finding } from '../model/verdict.js';
import type { TakeDraft } from '../store/takes.js';

/** Whole audio that the checks refused, and why. */
export interface RefusedTake {
  readonly draft: TakeDraft;
  readonly findings: readonly Finding[];
}

/** The one with fewer errors, else with fewer findings, else the first; for a person who may take it as it is. */
export function betterOf(a: RefusedTake | undefined, b: RefusedTake | undefined): RefusedTake | undefined {
  if (!a || !b) return a ?? b;
  const difference = errorsIn(b) - errorsIn(a) || b.findings.length - a.findings.length;
  return difference < 0 ? b : a;
}

function errorsIn({ findings }: RefusedTake): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}
