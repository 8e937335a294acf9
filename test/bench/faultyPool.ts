import { isLectorError, type ErrorCode } from '../../src/core/base/errors.js';
import type { SpeakRequest } from '../../src/core/engines/engine.js';
import type { EnginePool } from '../../src/core/engines/pool.js';
import type { FaultPlan, Harm } from './faultPlan.js';

/** A request as `peers/faultyHost.ts` reads it. */
export interface HarmedRequest extends SpeakRequest {
  readonly harm?: Harm;
}

/** A request that an engine was sent, and how it ended. */
export interface Asked {
  /** The place in its job's queue: the same for all requests of one chunk, and for no other's. */
  readonly priority: number;
  readonly engine: string;
  readonly text: string;
  readonly harm?: Harm;
  readonly outcome: 'spoke' | ErrorCode;
  /** The most memory that the process had had by then, in mebibytes; absent where it didn't answer. */
  readonly peakMemoryMb?: number;
}

/**
 * The same pool, whose requests carry what shall go wrong with them. Every request has the pool's least deadline: a hang costs
 * that, and not thrice the length of what would have been heard.
 */
export function faultyPool(pool: EnginePool, plan: FaultPlan, note: (asked: Asked) => void): EnginePool {
  return {
    ...pool,
    async speak(order, signal) {
      const { engine, priority } = order;
      const { text } = order.request;
      const harm = plan(engine, text);
      const request: HarmedRequest = { ...order.request, ...(harm && { harm }) };
      const asked = { priority, engine, text, ...(harm && { harm }) };
      try {
        const spoken = await pool.speak({ ...order, request, expectedSeconds: 0 }, signal);
        const { peakMemoryMb } = spoken;
        note({ ...asked, outcome: 'spoke', ...(peakMemoryMb !== undefined && { peakMemoryMb }) });
        return spoken;
      } catch (error) {
        if (isLectorError(error)) note({ ...asked, outcome: error.code });
        throw error;
      }
    },
  };
}
