import { isLectorError } from '../core/base/errors.js';
import type { Log } from '../core/base/log.js';

/**
 * For what the editor asks by itself while someone types: a broken world (no file yet, a faulty lector.yaml) is told
 * when they ask for something, not with a message a keystroke. Undefined then.
 */
export async function unlessBroken<T>(promise: Promise<T>, log: Log): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (!isLectorError(error)) throw error;
    log.debug(`${error.code}: ${error.message}`);
    return undefined;
  }
}
