import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BenchWorld } from './world.js';

const run = promisify(execFile);
const requirements = ['piper-tts==1.8.0', 'onnxruntime==1.31.1'];
const names = process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python'];

export interface PiperTts {
  readonly python: string;
  /** The `piper` command. */
  readonly command: string;
}

/**
 * The Python package that Piper's makers publish, in a virtual environment in the bench's cache: a complete one is used
 * again. Returns why not where it can't be had.
 */
export async function ensurePiperTts(
  world: Pick<BenchWorld, 'cacheDir' | 'tell'>,
  signal: AbortSignal,
): Promise<PiperTts | { readonly missing: string }> {
  const folder = path.join(world.cacheDir, requirements.join('+').replaceAll('==', '-'));
  const mark = path.join(folder, 'complete');
  if (existsSync(mark)) return programsIn(folder);
  const python = await findPython(signal);
  if (!python) return { missing: `no Python (${names.join(', ')})` };
  world.tell(`Installing ${requirements.join(' ')} (once)`);
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(world.cacheDir, { recursive: true });
    await run(python, ['-m', 'venv', folder], { signal });
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...requirements];
    await run(programsIn(folder).python, pip, { signal });
    await writeFile(mark, '');
    return programsIn(folder);
  } catch (error) {
    signal.throwIfAborted();
    return { missing: `piper-tts can't be installed: ${String(error).split('\n').slice(0, 2).join(' ')}` };
  }
}

function programsIn(folder: string): PiperTts {
  const isWindows = process.platform === 'win32';
  const programs = path.join(folder, isWindows ? 'Scripts' : 'bin');
  const ending = isWindows ? '.exe' : '';
  return { python: path.join(programs, `python${ending}`), command: path.join(programs, `piper${ending}`) };
}

async function findPython(signal: AbortSignal): Promise<string | undefined> {
  for (const name of names) {
    const found = await run(name, ['--version'], { signal }).catch(() => undefined);
    if (found) return name;
  }
  return undefined;
}
