import path from 'node:path';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { createPool } from '../../src/core/engines/pool.js';
import { inParallel, rtfOf, type Contender } from './contender.js';
import type { BenchWorld } from './world.js';

/** Lector's engine pool with processes of its own, asked as a narration asks it: for one more text than it has processes. */
export async function poolContender(
  { distDir, modelsDir, engines }: BenchWorld,
  { engine, voice, workers }: { readonly engine: string; readonly voice: string; readonly workers: number },
  sentences: readonly string[],
  signal: AbortSignal,
): Promise<Contender> {
  const pool = createPool({
    hostPath: path.join(distDir, 'engineHost.mjs'),
    espeakDir: path.join(distDir, 'espeak'),
    modelsDir,
    workers,
    registry: engines,
    log: createLog('warn', (line) => console.error(line)),
    clock: systemClock,
  });
  const speak = (texts: readonly string[]) =>
    inParallel(texts, workers + 1, async (text) => {
      const request = { engine, voice, language: 'en', rate: 1, text };
      const { speech } = await pool.speak({ engine, request, priority: 0, expectedSeconds: 10 }, signal);
      return speech.samples.length / speech.sampleRate;
    });
  await speak(Array.from({ length: 2 * workers }, () => 'All processes are loaded now.'));
  return {
    name: `pool, ${workers} ${workers === 1 ? 'worker' : 'workers'}`,
    speak: (from, to) => rtfOf(() => speak(sentences.slice(from, to))),
    close: async () => {
      await pool.dispose();
    },
  };
}
