import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { PiperTts } from './python.js';
import type { BenchWorld } from './world.js';

const program = path.join('test', 'bench', 'peers', 'piperTtsTakes.py');

/** A text and the WAV that says it. */
export interface SpokenFile {
  readonly text: string;
  /** Absolute. */
  readonly file: string;
}

/** The texts spoken by Python's `piper-tts` with the voice that is measured, a WAV each. */
export async function piperTtsTakes(
  world: BenchWorld,
  { python }: PiperTts,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly SpokenFile[]> {
  const { modelsDir, voice } = world;
  const folder = await world.folder();
  const takes = texts.map((text, index) => ({ text, file: path.join(folder, `${index}.wav`) }));
  const child = spawn(python, [program, path.join(modelsDir, voice, `${voice}.onnx`)], {
    stdio: ['pipe', 'ignore', 'inherit'],
    signal,
    killSignal: 'SIGKILL',
  });
  child.stdin.end(takes.map((take) => `${JSON.stringify(take)}\n`).join(''));
  const [code] = (await once(child, 'exit')) as readonly unknown[];
  if (code !== 0) throw new Error(`piper-tts ended with ${String(code)}.`);
  return takes;
}
