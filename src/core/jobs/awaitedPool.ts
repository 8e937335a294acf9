import type { EnginePool } from '../engines/pool.js';

/** The same pool, for whom someone waits while `isAwaited`. */
export function awaitedPool<Pool extends Pick<EnginePool, 'speak'>>(pool: Pool, isAwaited: () => boolean): Pool {
  return { ...pool, speak: (order, signal) => pool.speak({ ...order, isAwaited: isAwaited() }, signal) };
}
