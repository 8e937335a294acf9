import type { EngineInfo } from '../model/engineInfo.js';
import { numberOption } from '../model/engineOptions.js';

const usualSeconds = 90;
/** What is left of it for the engine to say itself what took too long. */
const marginSeconds = 10;

/**
 * The least time in milliseconds that an engine outside of Lector gets for anything: a program may have to be started for each
 * request, and the option `timeout_seconds` may ask for more. 0 for others.
 */
export function patienceMs({ runtime, options }: Pick<EngineInfo, 'runtime' | 'options'>): number {
  const own = numberOption(options, 'timeout_seconds');
  // A start may come before the request itself, and each has that time.
  if (runtime === 'program') return (2 * (own ?? usualSeconds) + marginSeconds) * 1000;
  return own === undefined ? 0 : (own + marginSeconds) * 1000;
}
