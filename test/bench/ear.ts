import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeWav } from '../../src/core/audio/wav.js';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { earInfos } from '../../src/core/engines/earInfos.js';
import { createPool } from '../../src/core/engines/pool.js';
import type { BenchWorld } from './world.js';

/** The smallest, which anyone has, or another one that is installed: what a small one hears wrongly isn't always the voice's fault. */
const model = process.env.LECTOR_HEARD_EAR ?? 'whisper-tiny.en';

/** Someone who writes down what is said in a WAV file. */
export type Ear = (file: string) => Promise<string>;

/** Why nobody can listen here; undefined where somebody can. */
export function noEar({ modelsDir }: Pick<BenchWorld, 'modelsDir'>): string | undefined {
  return existsSync(path.join(modelsDir, model)) ? undefined : `${model} is not installed: docs/hearing.md`;
}

/** Calls `use` with the product's ears, which listen to one file after the other. They aren't told the text, nor asked about it. */
export async function withEar<T>(
  { distDir, modelsDir, tell }: Pick<BenchWorld, 'distDir' | 'modelsDir' | 'tell'>,
  signal: AbortSignal,
  use: (ear: Ear) => Promise<T>,
): Promise<T> {
  const pool = createPool({
    hostPath: path.join(distDir, 'earHost.mjs'),
    espeakDir: path.join(distDir, 'espeak'),
    modelsDir,
    workers: 1,
    registry: earInfos,
    log: createLog('warn', tell),
    clock: systemClock,
  });
  try {
    return await use(async (file) => {
      const audio = decodeWav(await readFile(file));
      if (audio.kind === 'fault') throw new Error(`${file}: ${audio.message}`);
      const { samples, sampleRate } = audio;
      const request = { samples, sampleRate, language: 'en' };
      const order = { ear: earInfos[0].id, model, request, expectedSeconds: samples.length / sampleRate };
      return (await pool.hear(order, signal)).text;
    });
  } finally {
    await pool.dispose();
  }
}
