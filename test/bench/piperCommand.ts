import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeWav } from '../../src/core/audio/wav.js';
import { rtfOf } from './contender.js';
import type { PiperTts } from './python.js';
import type { BenchWorld } from './world.js';

/** RTF of Python's `piper` command as it is used: a line each sentence on its input, one WAV, its start included. */
export async function piperCommand(
  world: BenchWorld,
  { command }: PiperTts,
  sentences: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const file = path.join(await world.folder(), 'spoken.wav');
  const model = path.join(world.modelsDir, world.voice, `${world.voice}.onnx`);
  return rtfOf(async () => {
    const child = spawn(command, ['-m', model, '-f', file], {
      stdio: ['pipe', 'ignore', 'ignore'],
      signal,
      killSignal: 'SIGKILL',
    });
    child.stdin.end(`${sentences.join('\n')}\n`);
    const [code] = (await once(child, 'exit')) as readonly unknown[];
    const wav = decodeWav(await readFile(file));
    if (code !== 0 || wav.kind !== 'wav') throw new Error(`The piper command ended with ${String(code)}.`);
    return wav.samples.length / wav.sampleRate;
  });
}
