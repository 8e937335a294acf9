import { spectrumOf, type Spectrum } from '../audio/spectrum.js';
import { worst, type Outcome } from '../model/verdict.js';
import { validators } from './index.js';
import type { Listened, ValidatorFinding } from './validator.js';

/** Under so many words ears only doubt: most short clips that were doubted are fine. */
const fewWords = 4;

/** A take's outcome, and why. */
export interface Judged {
  readonly outcome: Outcome;
  readonly findings: readonly Omit<ValidatorFinding, 'outcome'>[];
}

/** What all Tier-1 checks together say of a take: the worst outcome wins, `pass` when there are no findings. A minute of audio takes some 150 ms. */
export function judge(take: Listened): Judged {
  const isShort = (take.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < fewWords;
  const found: ValidatorFinding[] = [];
  let spectrum: Spectrum | undefined;
  const spectrumOnce = () => (spectrum ??= spectrumOf(take.samples, take.sampleRate));
  for (const validator of validators) {
    const own = validator.check(take, spectrumOnce);
    found.push(...(validator.byEar && isShort ? own.map(asDoubt) : own));
  }
  return {
    outcome: found.reduce<Outcome>((outcome, finding) => worst(outcome, finding.outcome), 'pass'),
    findings: found.map(({ outcome: _, ...finding }) => finding),
  };
}

function asDoubt(finding: ValidatorFinding): ValidatorFinding {
  return { ...finding, outcome: 'review', severity: 'warning' };
}
