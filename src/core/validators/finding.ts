import type { ValidatorFinding } from './validator.js';

/** Objective damage: the take is not used. */
export function failure(code: string, message: string, atSeconds?: number): ValidatorFinding {
  return { code, severity: 'error', outcome: 'fail', message, ...(atSeconds === undefined ? {} : { atSeconds }) };
}

/** A doubt: the take is kept and a person asked. */
export function doubt(code: string, message: string, atSeconds?: number): ValidatorFinding {
  return { code, severity: 'warning', outcome: 'review', message, ...(atSeconds === undefined ? {} : { atSeconds }) };
}
