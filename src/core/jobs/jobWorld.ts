import type { Llm } from '../agents/llm.js';
import type { Clock } from '../base/clock.js';
import type { Log } from '../base/log.js';
import type { CatalogModel } from '../engines/catalog.js';
import type { EnginePool } from '../engines/pool.js';
import type { Encode } from '../exporters/encode.js';
import type { EngineInfo } from '../model/engineInfo.js';
import type { EvaluatedEngine } from '../model/evaluatedEngine.js';
import type { Judge } from './judgeThread.js';
import type { Speeds } from './speeds.js';
import type { Store } from '../store/openStore.js';

/** What every job works with; made once, in `lector.ts`. */
export interface JobWorld {
  readonly engines: readonly EngineInfo[];
  /** None of them can be chosen; they are known only so that someone who names one is told why. */
  readonly evaluated: readonly EvaluatedEngine[];
  readonly models: readonly CatalogModel[];
  readonly modelsDir: string;
  readonly pool: EnginePool;
  /** Processes for what someone wants to hear or know at once: a sample, how a word is said. */
  readonly samplePool: EnginePool;
  /** The process that listens to takes. */
  readonly earPool: EnginePool;
  /** The Tier-1 checks. */
  readonly judge: Judge;
  /** Encodes what is exported. */
  readonly encode: Encode;
  /** Who is asked for words and reasons, and which model; absent where rules do all. */
  readonly llm?: { readonly server: Llm; readonly model?: string; readonly timeoutMs: number };
  readonly speeds: Speeds;
  /** The store of the book whose `.lector/` lies in that folder. */
  storeOf(stateRoot: string): Store;
  readonly clock: Clock;
  readonly log: Log;
}
