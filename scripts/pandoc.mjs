/**
 * Pandoc, the converter of others, for tests: the one on the path, else fetched once with pip, whose package `pypandoc_binary`
 * carries it, into a cache folder outside the checkout. Needs Python with pip.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { cacheFolder } from './cacheFolder.mjs';

const version = '1.17';
const folder = cacheFolder('pandoc', version);
const programName = process.platform === 'win32' ? 'pandoc.exe' : 'pandoc';

/**
 * The program, fetched where it isn't there yet.
 * @returns {Promise<{ program: string } | { missing: string }>}
 */
export async function ensurePandoc() {
  if (spawnSync('pandoc', ['--version']).status === 0) return { program: 'pandoc' };
  const program = path.join(folder, programName);
  if (!existsSync(program)) {
    const failed = await fetchInto(folder);
    if (failed) return { missing: failed };
  }
  return { program };
}

/** Says what went wrong; the folder is there whole or not at all. */
async function fetchInto(target) {
  const staging = `${target}.${process.pid}`;
  try {
    await mkdir(staging, { recursive: true });
    const options = ['download', '--no-deps', '--quiet', '--dest', staging, `pypandoc_binary==${version}`];
    const { status, stderr } = spawnSync('python3', ['-m', 'pip', ...options], { encoding: 'utf8' });
    if (status !== 0) return `pip can't fetch pandoc: ${stderr?.trim().split('\n').at(-1) ?? 'there is no Python'}`;
    const wheel = (await readdir(staging)).find((name) => name.endsWith('.whl'));
    if (!wheel) return 'pip fetched no wheel of pypandoc_binary';
    const isProgram = ({ name }) => name.endsWith(`/files/${programName}`);
    const [bytes] = Object.values(unzipSync(await readFile(path.join(staging, wheel)), { filter: isProgram }));
    if (!bytes) return 'the wheel of pypandoc_binary holds no pandoc';
    await writeFile(path.join(staging, programName), bytes);
    await chmod(path.join(staging, programName), 0o755);
    await rm(path.join(staging, wheel));
    await rename(staging, target);
    return undefined;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
