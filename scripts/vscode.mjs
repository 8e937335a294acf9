// `npm run vscode [-- <file.vsix>] [<folder>]`: the packaged extension in a real VS Code, for a machine without a desktop.
import { cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderUrl, startCodeServer } from './codeServer.mjs';
import { ensureRig } from './rig.mjs';
import { run } from './run.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const log = (line) => console.error(line);
const given = process.argv.slice(2).map((argument) => path.resolve(argument));
const isVsix = (file) => file.endsWith('.vsix');

const stopped = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
});
const vsix = given.find(isVsix) ?? (await packedVsix());
const { codeServerEntry } = await ensureRig({ log });
const home = await mkdtemp(path.join(tmpdir(), 'lector-vscode-'));
try {
  const folder = given.find((argument) => !isVsix(argument)) ?? (await copyOfSamples(home));
  const server = await startCodeServer({ codeServerEntry, vsix, home, log });
  console.log(`Open ${folderUrl(server.url, folder)}`);
  log('Ctrl+C ends it.');
  await stopped;
  await server.close();
} finally {
  await rm(home, { recursive: true, force: true });
}

/** The samples are copied, so that a try leaves nothing in the checkout. */
async function copyOfSamples(parent) {
  const folder = path.join(parent, 'samples');
  await cp(path.join(root, 'samples'), folder, { recursive: true });
  return folder;
}

/** Packs the extension as it is now. */
async function packedVsix() {
  const exitCode = await run(process.execPath, ['scripts/vsix.mjs'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (exitCode !== 0) throw new Error('The extension could not be packed; its messages are above.');
  const folder = path.join(root, 'out');
  const files = (await readdir(folder)).filter(isVsix).map((name) => path.join(folder, name));
  const dated = await Promise.all(files.map(async (file) => ({ file, at: (await stat(file)).mtimeMs })));
  return dated.sort((a, b) => b.at - a.at)[0].file;
}
