import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BenchWorld } from './world.js';

const run = promisify(execFile);

/**
 * A package of npm, named with its version, in a folder of its own in the bench's cache: a complete one is used again. No
 * install script is run. Returns the folder, or why not where it can't be had.
 */
export async function ensurePackage(
  world: Pick<BenchWorld, 'cacheDir' | 'tell'>,
  name: string,
  signal: AbortSignal,
): Promise<string | { readonly missing: string }> {
  const folder = path.join(world.cacheDir, name.replace(/[^\w.]+/g, '-').replace(/^-/, ''));
  const mark = path.join(folder, 'complete');
  if (existsSync(mark)) return folder;
  world.tell(`Installing ${name} (once)`);
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
    await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', name], folder, signal);
    await writeFile(mark, '');
    return folder;
  } catch (error) {
    signal.throwIfAborted();
    return { missing: `${name} can't be installed: ${String(error).split('\n').slice(0, 2).join(' ')}` };
  }
}

/** The npm that runs this, else the one that is found. */
async function npm(parameters: readonly string[], cwd: string, signal: AbortSignal): Promise<void> {
  const own = process.env.npm_execpath;
  if (own && path.basename(own) === 'npm-cli.js') await run(process.execPath, [own, ...parameters], { cwd, signal });
  else await run('npm', parameters, { cwd, signal, shell: process.platform === 'win32' });
}
