import type { LectorError } from '../base/errors.js';
import type { Span } from '../model/span.js';
import type { Finding } from '../model/verdict.js';

/** The one place where a broken world becomes something to show on a chunk: `ENGINE_CRASHED` → `engine-crashed`. */
export function findingOf(error: LectorError, span: Span): Finding {
  const message = error.nextStep ? `${error.message} ${error.nextStep}` : error.message;
  return { code: error.code.toLowerCase().replaceAll('_', '-'), severity: 'error', message, span };
}
