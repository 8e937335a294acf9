import path from 'node:path';
import type { findOllamaRig } from '../../scripts/findOllamaRig.mjs';
import { createLog } from '../../src/core/base/log.js';
import { createOwnOllama } from '../../src/core/jobs/ownOllama.js';
import type { BenchWorld } from './world.js';

/** Calls `use` with the address of the rig's Ollama, which runs as one that Lector starts does: below normal priority. */
export async function withRigOllama<T>(
  world: Pick<BenchWorld, 'distDir' | 'tell'>,
  rig: ReturnType<typeof findOllamaRig>,
  signal: AbortSignal,
  use: (endpoint: string) => Promise<T>,
): Promise<T> {
  process.env.PATH = `${rig.binDir}${path.delimiter}${process.env.PATH ?? ''}`;
  process.env.OLLAMA_MODELS = rig.modelsDir;
  const own = createOwnOllama(
    path.join(world.distDir, 'llmHost.mjs'),
    createLog('error', (line) => world.tell(line)),
  );
  try {
    return await use(await own.start(signal));
  } finally {
    await own.dispose();
  }
}
