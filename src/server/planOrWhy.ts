import type { LectorError } from '../core/base/errors.js';
import type { Log } from '../core/base/log.js';
import { wantsVoice } from '../core/base/wantsVoice.js';
import type { Manuscripts, Plan } from './manuscripts.js';
import { unlessBroken } from './unlessBroken.js';

/** The plan of a manuscript, or why nobody can speak it; undefined where it can't be read, as {@link unlessBroken}. */
export function planOrWhy(
  { manuscripts, log }: { readonly manuscripts: Manuscripts; readonly log: Log },
  uri: string,
  signal: AbortSignal,
): Promise<Plan | LectorError | undefined> {
  const plan = manuscripts.plan(uri, signal).catch((error: unknown) => {
    if (wantsVoice(error)) return error;
    throw error;
  });
  return unlessBroken(plan, log);
}
