import { worst, type Finding, type Outcome } from '../model/verdict.js';
import { validators } from './index.js';
import type { Listened, ValidatorFinding } from './validator.js';

/** What all Tier-1 checks together say of a take: the worst outcome wins, `pass` when there are no findings. */
export function judge(take: Listened): { readonly outcome: Outcome; readonly findings: readonly Finding[] } {
  const found = validators.flatMap((validator) => validator.check(take));
  return {
    outcome: found.reduce<Outcome>((outcome, finding) => worst(outcome, finding.outcome), 'pass'),
    findings: found.map(toFinding),
  };
}

function toFinding({ code, severity, message, atSeconds }: ValidatorFinding): Finding {
  return { code, severity, message, ...(atSeconds === undefined ? {} : { atSeconds }) };
}
