import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { encodeWav } from '../../src/core/audio/wav.js';
import type { EngineSetting } from '../../src/core/engines/engine.js';
import { espeakDir } from './engineHost.js';

/** A `pocket-tts` to test with: a program and its first arguments, and a folder with `config.yaml` where it needs one. */
export interface PocketSubject {
  readonly name: string;
  readonly program: string;
  readonly arguments: readonly string[];
  readonly configDir?: string;
}

export interface PocketWorld {
  readonly folder: string;
  readonly config: string;
  /** Recordings of two voices that can't be taken for one another. */
  readonly low: string;
  readonly high: string;
  /** What every case starts from: the program, its model, which speaks the same every time, and two voices. */
  readonly options: Readonly<Record<string, unknown>>;
  /** What the programs wrote for people. */
  readonly lines: string[];
  setting(options: Readonly<Record<string, unknown>>): EngineSetting;
  write(name: string, data: string | Uint8Array): Promise<string>;
  dispose(): Promise<void>;
}

export const pocketFixture: PocketSubject = {
  name: 'the program of the tests',
  program: process.execPath,
  arguments: [path.resolve('test/fixtures/bin/pocketTts.mjs')],
};

/** The real program, where LECTOR_POCKET_TTS names it and LECTOR_POCKET_TTS_CONFIG a folder with a configuration without weights. */
export function realPocket(): readonly PocketSubject[] {
  const { LECTOR_POCKET_TTS: program, LECTOR_POCKET_TTS_CONFIG: configDir } = process.env;
  if (program === undefined || configDir === undefined) return [];
  return [{ name: 'the real program', program, arguments: [], configDir }];
}

/** Two seconds of a tone. */
export function toneWav(hertz: number): Uint8Array {
  const samples = Float32Array.from({ length: 48_000 }, (_, at) => 0.3 * Math.sin((2 * Math.PI * hertz * at) / 24_000));
  return encodeWav(samples, 24_000);
}

export async function openPocketWorld(subject: PocketSubject): Promise<PocketWorld> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lector-pocket-'));
  const write = async (name: string, data: string | Uint8Array) => {
    await writeFile(path.join(folder, name), data);
    return path.join(folder, name);
  };
  const [low, high] = [await write('low.wav', toneWav(110)), await write('high.wav', toneWav(330))];
  const config = await writeConfig(subject, folder, low, write);
  const lines: string[] = [];
  return {
    folder,
    config,
    low,
    high,
    lines,
    write,
    options: {
      program: subject.program,
      arguments: subject.arguments,
      config,
      // However busy the computer is.
      timeout_seconds: 600,
      voices: [
        { id: 'low', language: 'en', file: low },
        { id: 'high', language: 'en', file: high },
      ],
    },
    setting: (options) => ({
      ...{ espeakDir, modelsDir: path.join(folder, 'models'), threads: 1, options },
      hearLine: (line) => lines.push(line),
    }),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A model without chance: the weights that the program begins with are written down, and the temperature is 0. */
async function writeConfig(
  { program, configDir }: PocketSubject,
  folder: string,
  voice: string,
  write: (name: string, data: string) => Promise<string>,
): Promise<string> {
  if (configDir === undefined) return write('config.yaml', 'default_temperature: 0\n');
  await cp(configDir, folder, { recursive: true, force: true });
  const random = await readFile(path.join(folder, 'config.yaml'), 'utf8');
  const once = [
    'generate',
    '--config',
    'config.yaml',
    '--voice',
    voice,
    '--text',
    'Well.',
    '--output-path',
    'once.wav',
  ];
  const env = { ...process.env, POCKET_TTS_SAVE_WEIGHTS: '1', HF_HUB_OFFLINE: '1' };
  await promisify(execFile)(program, once, { cwd: folder, env });
  await hearVoices(path.join(folder, 'model.safetensors'));
  const fixed = random.replace(/^default_temperature: .*/m, 'default_temperature: 0');
  return write('fixed.yaml', `${fixed}\nweights_path: model.safetensors\n`);
}

/** The program begins with nothing but zeros where a voice comes in: a wave in their place makes voices differ. */
async function hearVoices(file: string): Promise<void> {
  const bytes = await readFile(file);
  const start = 8 + Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.toString('utf8', 8, start)) as Record<string, { data_offsets: [number, number] }>;
  const [from, to] = header['flow_lm.speaker_proj_weight']?.data_offsets ?? [0, 0];
  for (let at = from; at < to; at += 4) bytes.writeFloatLE(Math.sin(at), start + at);
  await writeFile(file, bytes);
}
