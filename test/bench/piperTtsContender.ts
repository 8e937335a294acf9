import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Contender } from './contender.js';
import type { PiperTts } from './python.js';
import type { BenchWorld } from './world.js';

const program = path.join('test', 'bench', 'peers', 'piperTts.py');

/** Python's `piper-tts` by its own API in one process, with its own number of threads. */
export async function piperTtsContender(
  { modelsDir, voice }: BenchWorld,
  { python }: PiperTts,
  sentences: readonly string[],
  signal: AbortSignal,
): Promise<Contender> {
  const model = path.join(modelsDir, voice, `${voice}.onnx`);
  const child = spawn(python, [program, model], { stdio: ['pipe', 'pipe', 'inherit'], signal, killSignal: 'SIGKILL' });
  child.on('error', () => undefined); // a cancelled one; any other shows as the end of its output
  const lines: AsyncIterator<string, unknown> = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const line = await lines.next();
    if (line.done) throw new Error('piper-tts ended.');
    return line.value;
  };
  const ask = async (texts: readonly string[]) => {
    child.stdin.write(`${JSON.stringify({ texts })}\n`);
    const { wall, audio } = JSON.parse(await nextLine()) as { readonly wall: number; readonly audio: number };
    return wall / audio;
  };
  await nextLine();
  await ask(['All of it is loaded now.']);
  return {
    name: 'piper-tts',
    speak: (from, to) => ask(sentences.slice(from, to)),
    async close() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
