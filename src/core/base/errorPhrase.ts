import { LectorError, type ErrorCode } from './errors.js';
import { filled } from './phrase.js';

/** What an error says, and what to do about it, with the same values in their places. */
export interface ErrorPhrase {
  readonly what: string;
  readonly nextStep: string;
}

/** An error of these words. @param values those that stand for `{0}` and on */
export function errorOf(
  code: ErrorCode,
  { what, nextStep }: ErrorPhrase,
  values: readonly string[],
  rest: { readonly cause?: unknown; readonly subject?: string; readonly written?: string } = {},
): LectorError {
  return new LectorError(code, filled(what, ...values), { ...rest, nextStep: filled(nextStep, ...values) });
}
