import { isLectorError, type LectorError } from './errors.js';

/** What comes of an act, with a broken world as an answer; throws only bugs. */
export function orError<Result>(act: () => Result): Result | LectorError {
  try {
    return act();
  } catch (error) {
    if (isLectorError(error)) return error;
    throw error;
  }
}
