import { wholeMessage, type LectorError } from '../core/base/errors.js';
import { told } from './told.js';

/** What and where, and the next step, in the editor's language. */
export function toldError(error: LectorError): string {
  return told(wholeMessage(error));
}
