import type { ValidatorFinding } from './validator.js';

/** Where in the take something is, in seconds. */
export interface Stretch {
  readonly start: number;
  readonly end?: number;
}

/** Objective damage: the take is not used. */
export function failure(code: string, message: string, at?: Stretch): ValidatorFinding {
  return { code, severity: 'error', outcome: 'fail', message, ...timesOf(at) };
}

/** Most likely wrong: the take is not used, and another try may be better. */
export function retry(code: string, message: string, at?: Stretch): ValidatorFinding {
  return { code, severity: 'error', outcome: 'retry', message, ...timesOf(at) };
}

/** A doubt: the take is kept and a person asked. */
export function doubt(code: string, message: string, at?: Stretch): ValidatorFinding {
  return { code, severity: 'warning', outcome: 'review', message, ...timesOf(at) };
}

function timesOf(at: Stretch | undefined) {
  if (!at) return {};
  return { atSeconds: at.start, ...(at.end === undefined ? {} : { untilSeconds: at.end }) };
}
