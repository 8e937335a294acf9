import type { EnginePool } from './pool.js';

/** The same pool, whose processes end when nothing was asked of it for `idleMs`; the next request starts them again. */
export function restingPool(pool: EnginePool, idleMs: number): EnginePool {
  let underWay = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function busy<T>(work: Promise<T>): Promise<T> {
    clearTimeout(timer);
    underWay++;
    try {
      return await work;
    } finally {
      underWay--;
      if (underWay === 0) timer = setTimeout(() => void pool.restart(), idleMs).unref();
    }
  }

  return {
    ...pool,
    speak: (order, signal) => busy(pool.speak(order, signal)),
    count: (engine, request, signal) => busy(pool.count(engine, request, signal)),
    transcribe: (engine, request, signal) => busy(pool.transcribe(engine, request, signal)),
    hear: (order, signal) => busy(pool.hear(order, signal)),
    warm: (engine, request, signal) => busy(pool.warm(engine, request, signal)),
    async dispose() {
      clearTimeout(timer);
      await pool.dispose();
    },
  };
}
