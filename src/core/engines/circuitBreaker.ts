import type { Clock } from '../base/clock.js';
import { errorOf } from '../base/errorPhrase.js';
import { enginePhrases } from './enginePhrases.js';

/** Stops asking an engine that fails whatever it is given, instead of failing a whole book chunk by chunk. */
export interface CircuitBreaker {
  /** @throws LectorError ENGINE_STOPPED while the engine isn't to be asked. */
  check(engine: string): void;
  failed(engine: string, text: string): void;
  succeeded(engine: string): void;
  /** Forgets everything. */
  clear(): void;
}

const failuresToOpen = 5;
const halfOpenAfterMs = 30_000;

/** Opens after 5 failures in a row on different texts; lets one request through every 30 s until one succeeds. */
export function createCircuitBreaker(clock: Clock): CircuitBreaker {
  const engines = new Map<string, { readonly texts: Set<string>; closedUntilMs: number }>();
  return {
    check(engine) {
      const state = engines.get(engine);
      if (!state || state.texts.size < failuresToOpen) return;
      const now = clock.monotonicMs();
      if (now < state.closedUntilMs) {
        throw errorOf('ENGINE_STOPPED', enginePhrases.stopped, [engine, String(failuresToOpen)]);
      }
      state.closedUntilMs = now + halfOpenAfterMs;
    },
    failed(engine, text) {
      const state = engines.get(engine) ?? { texts: new Set<string>(), closedUntilMs: 0 };
      engines.set(engine, state);
      if (state.texts.size < failuresToOpen) state.texts.add(text);
      if (state.texts.size >= failuresToOpen) state.closedUntilMs = clock.monotonicMs() + halfOpenAfterMs;
    },
    succeeded: (engine) => void engines.delete(engine),
    clear: () => engines.clear(),
  };
}
