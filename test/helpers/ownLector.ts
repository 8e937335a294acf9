import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { openLector, type Lector } from '../../src/core/lector.js';
import type { LlmOptions } from '../../src/core/model/agent.js';

/** The core as it is built, with one engine process and no models of voices. */
export function openOwnLector(llm?: LlmOptions): Promise<Lector> {
  return openLector({
    distDir: path.resolve('dist'),
    modelsDir: path.join(tmpdir(), 'lector-no-models'),
    allowDownload: false,
    workers: 1,
    log: createLog('error', (line) => console.error(line)),
    clock: systemClock,
    ...(llm && { llm }),
  });
}
