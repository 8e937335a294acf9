import { wholeMessage, type LectorError } from '../base/errors.js';
import type { Span } from '../model/span.js';
import type { Finding } from '../model/verdict.js';

/** The one place where a broken world becomes something to show on a chunk: `ENGINE_CRASHED` → `engine-crashed`. */
export function findingOf(error: LectorError, span: Span): Finding {
  const code = error.code.toLowerCase().replaceAll('_', '-');
  return { code, severity: 'error', message: wholeMessage(error), span };
}
