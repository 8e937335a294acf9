import { isLectorError, type ErrorCode, type LectorError } from '../core/base/errors.js';
import type { Log } from '../core/base/log.js';
import type { Manuscripts, Plan } from './manuscripts.js';
import { unlessBroken } from './unlessBroken.js';

/** What can be read, and yet not be spoken: nobody here has the voice that the chapter, its book or the settings want. */
const ofVoices: ReadonlySet<ErrorCode> = new Set(['ENGINE_FAILED', 'ENGINE_UNKNOWN', 'VOICE_UNKNOWN']);

/** The plan of a manuscript, or why nobody can speak it; undefined where it can't be read, as {@link unlessBroken}. */
export function planOrWhy(
  { manuscripts, log }: { readonly manuscripts: Manuscripts; readonly log: Log },
  uri: string,
  signal: AbortSignal,
): Promise<Plan | LectorError | undefined> {
  const plan = manuscripts.plan(uri, signal).catch((error: unknown) => {
    if (isLectorError(error) && ofVoices.has(error.code)) return error;
    throw error;
  });
  return unlessBroken(plan, log);
}
