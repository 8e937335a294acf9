import type { Log } from '../base/log.js';
import type { EnginePool } from '../engines/pool.js';
import type { LlmOptions } from '../model/agent.js';
import type { EngineInfo } from '../model/engineInfo.js';
import { freeMemoryMb } from './freeMemory.js';
import { createOwnOllama } from './ownOllama.js';
import { createSeat } from './seat.js';
import { createSeatedLlm, type SeatedLlm } from './seatedLlm.js';
import { seatedPool } from './seatedPool.js';

interface SharedMachine {
  readonly options: LlmOptions;
  /** The built `llmHost.mjs`. */
  readonly hostPath: string;
  /** Who may have to make room for a model. */
  readonly pools: readonly EnginePool[];
  readonly engines: readonly Pick<EngineInfo, 'id' | 'memoryMb'>[];
  readonly log: Log;
}

/** A model and engines that never have the machine together; who has it is logged on *debug*. */
export function shareMachine({ options, hostPath, pools, engines, log }: SharedMachine): {
  readonly llm: SeatedLlm;
  readonly seated: (pool: EnginePool) => EnginePool;
} {
  const seat = createSeat(({ kind, who, what }) => log.debug(`seat: ${who} ${kind} ${what}`));
  const restEngines = () => Promise.all(pools.map((pool) => pool.restart()));
  const own = createOwnOllama(hostPath, log);
  const llm = createSeatedLlm({ options, seat, own, restEngines, freeMb: freeMemoryMb, log });
  const neededMb = new Map(engines.map(({ id, memoryMb }) => [id, memoryMb]));
  const makeRoom = (engine: string, signal: AbortSignal) => llm.makeRoom(neededMb.get(engine) ?? 0, signal);
  return { llm, seated: (pool) => seatedPool(pool, seat, makeRoom) };
}
