import type { EngineInfo } from '../model/engineInfo.js';

const usualSeconds = 90;
/** What is left of it for the engine to say itself what took too long. */
const marginSeconds = 10;

/**
 * The least time in milliseconds that an engine which is a program of its own gets for anything: it may have to be started for
 * each request, and its option `timeout_seconds` may ask for more. 0 for others.
 */
export function patienceMs({ runtime, options }: Pick<EngineInfo, 'runtime' | 'options'>): number {
  if (runtime !== 'program') return 0;
  const own = options?.timeout_seconds;
  // A start may come before the request itself, and each has that time.
  return (2 * (typeof own === 'number' ? own : usualSeconds) + marginSeconds) * 1000;
}
