import path from 'node:path';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { createPool } from '../../src/core/engines/pool.js';
import { encodeHere } from '../../src/core/exporters/encode.js';
import type { JobWorld } from '../../src/core/jobs/jobWorld.js';
import { narrate } from '../../src/core/jobs/narrate.js';
import { openBook } from '../../src/core/jobs/openBook.js';
import { shareMachine } from '../../src/core/jobs/shareMachine.js';
import { createSpeeds } from '../../src/core/jobs/speeds.js';
import type { Lector } from '../../src/core/lector.js';
import type { LlmOptions } from '../../src/core/model/agent.js';
import { nodeFiles } from '../../src/core/store/files.js';
import { openStore } from '../../src/core/store/openStore.js';
import type { FaultPlan } from './faultPlan.js';
import { faultyPool, type Asked } from './faultyPool.js';
import type { BenchWorld } from './world.js';
import { createJudgeThread } from '../../src/core/jobs/judgeThread.js';

export interface FaultyWorld extends Pick<BenchWorld, 'distDir' | 'modelsDir' | 'engines' | 'models' | 'tell'> {
  /** `peers/faultyHost.ts`, bundled. */
  readonly hostPath: string;
  /** When a request counts as hanging. */
  readonly deadlineMs: number;
  /** Mebibytes that each request leaves behind in its process. */
  readonly leakMb: number;
  /** Who is asked for other words; rules alone where absent. */
  readonly llm?: LlmOptions;
}

export interface FaultyLector extends Pick<Lector, 'openBook' | 'narrate'> {
  /** All requests to engines so far, in the order in which they ended. */
  readonly asked: readonly Asked[];
}

/** Calls `use` with the jobs of the core, whose engine processes go wrong as the plan says. */
export async function withFaultyLector<T>(
  faulty: FaultyWorld,
  plan: FaultPlan,
  use: (lector: FaultyLector) => Promise<T>,
): Promise<T> {
  const { distDir, modelsDir, models, hostPath, deadlineMs } = faulty;
  // Sounds in place of words would leave nobody who knows which request was for which text.
  const engines = faulty.engines.map((engine) => ({ ...engine, readsIpa: false }));
  process.env.LECTOR_REAL_DIST = distDir;
  process.env.LECTOR_LEAK_MB = String(faulty.leakMb);
  const log = createLog('error', (line) => faulty.tell(line));
  const clock = systemClock;
  const pool = createPool({
    hostPath,
    espeakDir: path.join(distDir, 'espeak'),
    modelsDir,
    workers: 0,
    registry: engines,
    log,
    clock,
    minDeadlineMs: deadlineMs,
  });
  const shared = faulty.llm && {
    options: faulty.llm,
    ...shareMachine({
      options: faulty.llm,
      hostPath: path.join(distDir, 'llmHost.mjs'),
      pools: [pool],
      engines,
      log,
    }),
  };
  const seated = shared ? shared.seated(pool) : pool;
  const checks = createJudgeThread(path.join(distDir, 'judge.mjs'));
  const asked: Asked[] = [];
  const world: JobWorld = {
    ...{ engines, evaluated: [], models, modelsDir, speeds: createSpeeds(), clock, log },
    pool: faultyPool(seated, plan, (one) => asked.push(one)),
    samplePool: seated,
    earPool: seated,
    judge: checks.judge,
    encode: encodeHere,
    ...(shared && { llm: { ...shared.options, server: shared.llm } }),
    storeOf: (stateRoot) => openStore(stateRoot, { files: nodeFiles, clock, log }),
  };
  try {
    return await use({
      asked,
      openBook: async (request, signal) => (await openBook(request, signal)).book,
      narrate: (request, signal) => narrate(world, { ...request, hear: 'never' }, signal),
    });
  } finally {
    await Promise.all([shared?.llm.dispose(), pool.dispose(), checks.dispose()]);
  }
}
