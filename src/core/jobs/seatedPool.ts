import type { EnginePool } from '../engines/pool.js';
import type { Seat } from './seat.js';

/** Has a model leave the memory where an engine that needs so many mebibytes wouldn't fit beside it. */
export type MakeRoom = (engine: string, signal: AbortSignal) => Promise<void>;

/** The same pool, whose engines work while no language model does. One that thinks stands up for what someone waits to hear. */
export function seatedPool(pool: EnginePool, seat: Seat, makeRoom: MakeRoom): EnginePool {
  const seated = <T>(engine: string, work: () => Promise<T>, signal: AbortSignal, isAwaited = false) =>
    seat.during(
      { who: 'tts', what: engine, isAwaited },
      async () => {
        await makeRoom(engine, signal);
        return work();
      },
      signal,
    );
  return {
    ...pool,
    speak: (order, signal) => seated(order.engine, () => pool.speak(order, signal), signal, order.isAwaited),
    count: (engine, request, signal) => seated(engine, () => pool.count(engine, request, signal), signal),
    transcribe: (engine, request, signal) => seated(engine, () => pool.transcribe(engine, request, signal), signal),
    hear: (order, signal) => seated(order.ear, () => pool.hear(order, signal), signal),
    warm: (engine, request, signal) => seated(engine, () => pool.warm(engine, request, signal), signal),
  };
}
