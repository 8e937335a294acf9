import type { LectorError } from '../core/base/errors.js';
import { told } from './told.js';

/** What and where, and the next step, in the editor's language. */
export function toldError({ message, nextStep }: LectorError): string {
  return told(nextStep ? `${message} ${nextStep}` : message);
}
