import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import esbuild from 'esbuild';
import { encodeWav } from '../../src/core/audio/wav.js';
import { espeakDir } from './engineHost.js';
import { espeakSpeech } from './espeakSpeech.js';

/** What the programs of the tests were started with and asked for. */
export interface XttsCall {
  readonly isServer: boolean;
  /** Empty where the server started. */
  readonly text: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly agreed?: string;
  readonly offline?: string;
  readonly proxy?: string;
  readonly pid: number;
  /** The process that started it. */
  readonly parent: number;
}

/** Programs that behave as coqui-tts does, in a folder of their own, with the model already downloaded. */
export interface XttsWorld {
  readonly program: string;
  readonly serverProgram: string;
  /** A recording to sound like. */
  readonly recording: string;
  /** Where the programs look for what they downloaded. */
  readonly cache: string;
  calls(): Promise<readonly XttsCall[]>;
  close(): Promise<void>;
}

export async function openXttsWorld(): Promise<XttsWorld> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lector-xtts-world-'));
  const [program, serverProgram] = [await install(folder, 'tts'), await install(folder, 'tts-server')];
  const log = path.join(folder, 'calls.jsonl');
  const cache = path.join(folder, 'cache');
  const recording = path.join(folder, 'me.wav');
  await mkdir(path.join(cache, 'models--tts-hub--XTTS-v2'), { recursive: true });
  const { samples, sampleRate } = await espeakSpeech('This is how I sound when I read a book aloud.');
  await writeFile(recording, encodeWav(samples, sampleRate));
  const before = { LECTOR_XTTS_LOG: process.env.LECTOR_XTTS_LOG, HF_HOME: process.env.HF_HOME };
  process.env.LECTOR_XTTS_LOG = log;
  process.env.HF_HOME = cache;
  return {
    ...{ program, serverProgram, recording, cache },
    async calls() {
      const lines = await readFile(log, 'utf8').catch(() => '');
      return lines
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as XttsCall);
    },
    async close() {
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Bundles the fixture so that it can be started by a name; returns the path of what is started. */
async function install(folder: string, name: string): Promise<string> {
  const outfile = path.join(folder, `${name}.mjs`);
  await esbuild.build({
    entryPoints: [path.resolve('test/fixtures/bin/xtts.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    define: { ESPEAK_DIR: JSON.stringify(espeakDir) },
    banner: {
      js: `#!${process.execPath}\nimport { createRequire as ownRequire } from 'node:module'; const require = ownRequire(import.meta.url);`,
    },
    logLevel: 'error',
  });
  if (process.platform !== 'win32') {
    await chmod(outfile, 0o755);
    return outfile;
  }
  const starter = path.join(folder, `${name}.cmd`);
  await writeFile(starter, `@"${process.execPath}" "%~dp0${name}.mjs" %*\r\n`);
  return starter;
}
