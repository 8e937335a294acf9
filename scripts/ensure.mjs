/** The set-up that `npm start` and `npm test` do for themselves. Each function does nothing when nothing is to do. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const leastNode = 20;
const buildInputs = [
  'esbuild.mjs',
  'package-lock.json',
  'package.json',
  'models',
  'scripts/nativeRuntime.mjs',
  'src',
  'webviews',
];
/** Says what dist/ was built from; a build removes it first and it is written last. */
const buildMark = path.join(root, 'dist', '.built.json');

/** Installs the dependencies when node_modules isn't what package-lock.json asks for. No install script is run. */
export async function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < leastNode) throw new Error(`Lector needs Node ${leastNode} or newer; this is ${process.version}.`);
  if (await isInstalled()) return;
  console.error('Installing dependencies (once, about a minute)');
  const parameters = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  if (npm && path.basename(npm) === 'npm-cli.js') await step(process.execPath, [npm, ...parameters]);
  else await step('npm', parameters, { shell: process.platform === 'win32' });
}

/**
 * Builds dist/ when it wasn't built from the sources as they are now, for this platform. A build for production also
 * serves where none is asked for.
 */
export async function ensureBuilt({ production = false } = {}) {
  const wanted = {
    sources: await hashOf(buildInputs),
    target: `${process.platform}-${process.arch}`,
  };
  const built = JSON.parse((await textOf(buildMark)) ?? '{}');
  const isRight = built.sources === wanted.sources && built.target === wanted.target;
  if (isRight && (built.production || !production)) return;
  console.error('Building');
  await step(process.execPath, ['esbuild.mjs', ...(production ? ['--production'] : [])]);
  await writeFile(buildMark, JSON.stringify({ ...wanted, production }));
}

/** Runs a set-up step in the project's folder and throws unless it ends well. */
async function step(program, parameters, options = {}) {
  const exitCode = await run(program, parameters, { cwd: root, ...options });
  if (exitCode !== 0)
    throw new Error(`${path.basename(program)} ${parameters.join(' ')} ended with exit code ${exitCode}.`);
}

/** npm keeps its own list of what it has installed; packages for other platforms are absent from it. */
async function isInstalled() {
  const locked = await packagesOf(path.join(root, 'package-lock.json'));
  const installed = await packagesOf(path.join(root, 'node_modules', '.package-lock.json'));
  const isRight = ([name, { version, optional }]) =>
    installed.get(name)?.version === version || (optional && !installed.has(name));
  return installed.size > 0 && [...locked].every(isRight);
}

async function packagesOf(lockFile) {
  const text = await textOf(lockFile);
  const packages = Object.entries(text === undefined ? {} : JSON.parse(text).packages);
  return new Map(packages.filter(([name]) => name !== ''));
}

/** One hash over the names and contents of files and of all files in folders. */
async function hashOf(names) {
  const hash = createHash('sha256');
  for (const file of (await Promise.all(names.map(filesBelow))).flat())
    hash.update(JSON.stringify([file, await readFile(path.join(root, file), 'base64')]));
  return hash.digest('hex');
}

async function filesBelow(name) {
  const entries = await readdir(path.join(root, name), { withFileTypes: true, recursive: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (!entries) return [name];
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name))).sort();
}

function textOf(file) {
  return readFile(file, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
