// Programs that tests and their tools need from outside, and the Debian packages that bring them.
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The path of a program by the first of its names that is there; undefined where none is. */
export function findProgram(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(isExecutable);
}

/**
 * Installs what isn't there, where apt-get may be used, and returns the packages that are missing still.
 * @param {readonly { names: readonly string[], package: string }[]} programs
 * @throws Error where apt-get fails
 */
export async function installMissing(programs, log) {
  const missing = () => programs.filter(({ names }) => !findProgram(names)).map((program) => program.package);
  const packages = missing();
  if (packages.length === 0 || process.getuid?.() !== 0 || !findProgram(['apt-get'])) return packages;
  log(`Installing ${packages.join(', ')} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  const patience = ['-o', 'DPkg::Lock::Timeout=300'];
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...patience, ...packages], { env });
  return missing();
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
