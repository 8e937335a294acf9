import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import esbuild from 'esbuild';
import { encodeWav } from '../../src/core/audio/wav.js';
import type { EngineOptions } from '../../src/core/model/engineOptions.js';
import { espeakDir } from './engineHost.js';
import { espeakSpeech } from './espeakSpeech.js';

/** What the programs of the tests were started with and asked for. */
export interface XttsCall {
  readonly isServer: boolean;
  /** Empty where the server started, and not told of what a real server is asked. */
  readonly text: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly agreed?: string;
  readonly offline?: string;
  readonly proxy?: string;
  readonly pid: number;
  /** The process that started it. */
  readonly parent: number;
}

/** What speaks as coqui-tts does: the programs of the tests, or the real ones with a model of their own. */
export interface XttsSubject {
  readonly name: string;
  readonly real?: {
    /** Folder with `tts`, `tts-server` and the `python` that runs them. */
    readonly bin: string;
    readonly model: string;
  };
}

export const xttsFixture: XttsSubject = { name: 'the programs of the tests' };

/** The real ones, where LECTOR_XTTS names their folder and LECTOR_XTTS_MODEL what `randomXtts.py` wrote. */
export function realXtts(): readonly XttsSubject[] {
  const { LECTOR_XTTS: bin, LECTOR_XTTS_MODEL: model } = process.env;
  if (bin === undefined || model === undefined) return [];
  return [{ name: 'the real programs', real: { bin: path.resolve(bin), model: path.resolve(model) } }];
}

/** Programs in a folder of their own, each of whose starts is written down, with a model that is here. */
export interface XttsWorld {
  readonly program: string;
  readonly serverProgram: string;
  /** What leads to the programs and their model. */
  readonly options: EngineOptions;
  /** A recording to sound like. */
  readonly recording: string;
  /** Where the programs look for what they downloaded. */
  readonly cache: string;
  calls(): Promise<readonly XttsCall[]>;
  close(): Promise<void>;
}

export async function openXttsWorld({ real }: XttsSubject = xttsFixture): Promise<XttsWorld> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lector-xtts-world-'));
  const put = (name: string) => (real ? watch(folder, name, real.bin) : install(folder, name));
  const [program, serverProgram] = [await put('tts'), await put('tts-server')];
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
    options: { accept_licence: true, program, ...(real && { model_path: real.model }) },
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

/** A program that writes down its call and becomes the real one; returns its path. */
async function watch(folder: string, name: string, bin: string): Promise<string> {
  const file = path.join(folder, name);
  const script = path.resolve('test/fixtures/bin/watchedXtts.py');
  await writeFile(file, `#!/bin/sh\nexec '${bin}/python' '${script}' '${bin}/${name}' "$@"\n`, { mode: 0o755 });
  return file;
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
