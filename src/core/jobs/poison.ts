import { shortHash } from '../base/hash.js';
import { isLectorError, LectorError, type ErrorCode } from '../base/errors.js';
import type { EnginePool } from '../engines/pool.js';

/** A text that cost an engine so many processes is poison to it. */
export const lossesOfPoison = 2;

/** How a process is lost: it ended, or it had to be ended because it gave no answer. */
export function isLoss(code: ErrorCode): boolean {
  return code === 'ENGINE_CRASHED' || code === 'ENGINE_TIMEOUT';
}

/**
 * The same pool, which gives a text no more to an engine once it is poison to it: it fails at once as it did the last time.
 * What it remembers are hashes of texts that failed.
 */
export function withoutPoison<Pool extends Pick<EnginePool, 'speak'>>(pool: Pool): Pool {
  const lost = new Map<string, number>();
  return {
    ...pool,
    async speak(order, signal) {
      const { text, voice } = order.request;
      const key = shortHash(order.engine, voice, text);
      const times = lost.get(key) ?? 0;
      if (times >= lossesOfPoison) {
        throw new LectorError('ENGINE_CRASHED', `These words cost the engine ${order.engine} ${times} processes.`, {
          nextStep: 'Change them, or choose another engine.',
        });
      }
      try {
        return await pool.speak(order, signal);
      } catch (error) {
        if (isLectorError(error) && isLoss(error.code) && !signal.aborted) lost.set(key, times + 1);
        throw error;
      }
    },
  };
}
