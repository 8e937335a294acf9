// A real VS Code without a desktop: code-server and Chromium, installed once into a cache folder outside the checkout.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from './cacheFolder.mjs';
import { findProgram, installMissing } from './debianPackages.mjs';

const run = promisify(execFile);
const VERSION = '4.100.3'; // carries VS Code 1.100

/** A program by one of its names, and the Debian package that brings it. */
const PROGRAMS = [
  { names: ['chromium', 'chromium-browser', 'google-chrome'], package: 'chromium' },
  { names: ['rg'], package: 'ripgrep' },
  { names: ['g++'], package: 'g++' },
  { names: ['make'], package: 'make' },
  { names: ['python3'], package: 'python3' },
];

/** Native modules that VS Code's server can't start without; paths from code-server's `node_modules`. */
const NATIVE = [
  { folder: 'argon2', builds: 'lib/binding/napi-v3/argon2.node', by: 'node-pre-gyp rebuild --build-from-source' },
  { folder: 'code-server/lib/vscode/node_modules/node-pty', builds: 'build/Release/pty.node' },
  { folder: 'code-server/lib/vscode/node_modules/@vscode/spdlog', builds: 'build/Release/spdlog.node' },
  { folder: 'code-server/lib/vscode/node_modules/native-watchdog', builds: 'build/Release/watchdog.node' },
];

/**
 * Makes sure that code-server and Chromium are on this machine and says where. The first call takes about a minute, later
 * ones a few milliseconds. Throws an Error that names the missing packages where it may not install them itself.
 * @returns {Promise<{ codeServerEntry: string, chromium: string }>}
 */
export async function ensureRig({ log }) {
  const missing = (await installMissing(PROGRAMS, log)).join(' ');
  if (missing) throw new Error(`VS Code for tests needs ${missing}. On Debian: sudo apt-get install ${missing}`);
  const folder = cacheFolder('rig', `code-server-${VERSION}`);
  if (!existsSync(marker(folder))) await installCodeServer(folder, log);
  return {
    codeServerEntry: path.join(folder, 'node_modules/code-server/out/node/entry.js'),
    chromium: findProgram(PROGRAMS[0].names),
  };
}

/** Written last, so that a half install has none; named after the ABI that the native modules were built for. */
function marker(folder) {
  return path.join(folder, `complete-abi${process.versions.modules}`);
}

/** Installs beside `folder` and moves the result there, so that neither a failure nor a second installer is ever seen half. */
async function installCodeServer(folder, log) {
  const staging = `${folder}.${process.pid}`;
  try {
    await mkdir(staging, { recursive: true });
    await fillFolder(staging, log);
    await writeFile(marker(staging), '');
    if (existsSync(marker(folder))) return;
    await rm(folder, { recursive: true, force: true });
    await rename(staging, folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function fillFolder(folder, log) {
  const modules = path.join(folder, 'node_modules');
  const vscode = path.join(modules, 'code-server/lib/vscode');
  const install = ['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund'];

  log(`Installing code-server ${VERSION} (once, about a minute)`);
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  await step('npm', [...install, `code-server@${VERSION}`], { cwd: folder });
  await step('npm', install, { cwd: vscode });
  await step('npm', install, { cwd: path.join(vscode, 'extensions') });

  const ripgrep = path.join(vscode, 'node_modules/@vscode/ripgrep/bin');
  await mkdir(ripgrep, { recursive: true });
  await symlink(findProgram(['rg']), path.join(ripgrep, 'rg'));
  await symlink('node_modules', path.join(vscode, 'node_modules.asar'));

  log('Building its native modules');
  for (const { folder: name, builds, by = 'node-gyp rebuild' } of NATIVE) {
    const cwd = path.join(modules, name);
    await step('npm', ['exec', '--call', by], { cwd, env: headersHere() });
    await access(path.join(cwd, builds));
  }
}

/** Lets node-gyp take Node's headers from beside Node, where they lie, and not from the network. */
function headersHere() {
  const prefix = path.resolve(process.execPath, '../..');
  return existsSync(path.join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {};
}

/** Runs one program to its end; a failure carries the last lines that it wrote. */
async function step(program, parameters, { cwd, env }) {
  try {
    await run(program, parameters, { cwd, env: { ...process.env, ...env }, maxBuffer: 64 << 20 });
  } catch (cause) {
    const tail = `${cause.stdout ?? ''}${cause.stderr ?? ''}`.trim().split('\n').slice(-20).join('\n');
    throw new Error(`${program} ${parameters.join(' ')} failed\n${tail}`, { cause });
  }
}
