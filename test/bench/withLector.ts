import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { openLector, type Lector } from '../../src/core/lector.js';
import type { BenchWorld } from './world.js';

/** Calls `use` with the core as a face wires it, with as many engine processes as this machine bears. */
export async function withLector<T>(
  { distDir, modelsDir, tell }: Pick<BenchWorld, 'distDir' | 'modelsDir' | 'tell'>,
  use: (lector: Lector) => Promise<T>,
): Promise<T> {
  const log = createLog('warn', tell);
  const lector = await openLector({ distDir, modelsDir, allowDownload: false, workers: 0, log, clock: systemClock });
  try {
    return await use(lector);
  } finally {
    await lector.dispose();
  }
}
