import { fork } from 'node:child_process';
import path from 'node:path';
import { answerOf } from './answerOf.js';
import type { WhisperSetting } from './whisper.js';
import type { BenchWorld } from './world.js';

const name = 'Whisper';

/** Someone who writes down what is said in a WAV file. */
export type Ear = (file: string) => Promise<string>;

/** Calls `use` with Whisper in a process of its own, one file after the other. */
export async function withWhisper<T>(
  { programsDir }: Pick<BenchWorld, 'programsDir'>,
  setting: WhisperSetting,
  signal: AbortSignal,
  use: (ear: Ear) => Promise<T>,
): Promise<T> {
  const program = path.join(programsDir, 'peers', 'whisper.mjs');
  const child = fork(program, [JSON.stringify(setting)], { signal, killSignal: 'SIGKILL' });
  child.on('error', () => undefined); // a cancelled one; any other shows as its end
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    await answerOf(child, name);
    return await use(async (file) => {
      child.send(file);
      return String(await answerOf(child, name));
    });
  } finally {
    child.kill();
    await ended;
  }
}
