/**
 * Packs the extension for one platform and checks what was packed. Only what stands in `shipped` goes in, with the native
 * runtime of that platform: where ONNX Runtime has no build, the embedded voice alone.
 */
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { copyRuntime, hostTarget, nativeFiles } from './nativeRuntime.mjs';
import { run } from './run.mjs';
import { writeNotices } from './notices.mjs';

const maxBytes = 30_000_000;
const shipped = [
  'dist',
  'media',
  'schemas',
  'syntaxes',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  ...(await readdir('.')).filter((name) => /^package\.nls\b.*\.json$/.test(name)),
  'l10n',
];
/** Parts of package.json that say how to build it. */
const unshippedKeys = ['scripts', 'devDependencies', 'dependencies', 'private'];
const required = [
  'extension/package.json',
  'extension/package.nls.de.json',
  'extension/l10n/bundle.l10n.de.json',
  'extension/readme.md',
  'extension/changelog.md',
  'extension/LICENSE.txt',
  'extension/THIRD-PARTY-NOTICES.md',
  'extension/schemas/lector.schema.json',
  'extension/schemas/pronunciations.schema.json',
  'extension/dist/client.cjs',
  'extension/dist/wire.cjs',
  'extension/dist/server.mjs',
  'extension/dist/engineHost.mjs',
  'extension/dist/earHost.mjs',
  'extension/dist/llmHost.mjs',
  'extension/dist/judge.mjs',
  'extension/dist/encode.mjs',
  'extension/dist/cli.mjs',
  'extension/dist/espeak/espeak-ng.js',
  'extension/dist/espeak/espeak-ng.data.br',
  'extension/dist/models/engines.json',
  'extension/dist/models/catalog.json',
  'extension/dist/models/piperVoices.json',
  'extension/dist/webviews/player.js',
  'extension/dist/webviews/report.js',
];
const forbidden = [/\.(ts|map|onnx|wav|vsix)$/, /\/(src|test|scripts|shared)\//, /\.lector\//, /onnxruntime-web/];

const manifest = JSON.parse(await readFile('package.json', 'utf8'));
const stage = path.resolve('out/vsix');

/** All platforms that VS Code's desktops and servers run on. */
export const targets = [
  ...['win32-x64', 'win32-arm64', 'darwin-x64', 'darwin-arm64'],
  ...['linux-x64', 'linux-arm64', 'linux-armhf', 'alpine-x64', 'alpine-arm64'],
];

/**
 * Packs what `dist/` holds, a production build, for one of {@link targets}: into `out/` for this platform, else into
 * `out/targets/`. Returns the file, its size and its voices. @throws Error where it isn't fit to ship
 */
export async function packVsix(target) {
  const folder = path.resolve(target === hostTarget() ? 'out' : 'out/targets');
  const file = path.join(folder, `lector-${target}-${manifest.version}.vsix`);
  await mkdir(folder, { recursive: true });
  const native = await nativeFiles(target);
  await fillStage(target, native.length > 0);
  await pack(target, file);
  const bytes = await check(file, native);
  return { target, file, bytes, engines: native.length > 0 ? 'eSpeak NG, Piper' : 'eSpeak NG' };
}

async function fillStage(target, hasRuntime) {
  await rm(stage, { recursive: true, force: true });
  await mkdir(stage, { recursive: true });
  for (const name of shipped) {
    await cp(name, path.join(stage, name), {
      recursive: true,
      filter: (source) => !/\.map$|\.built\.json$|[\\/]node_modules$/.test(source),
    }).catch((error) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
  const kept = Object.entries(manifest).filter(([key]) => !unshippedKeys.includes(key));
  await writeFile(path.join(stage, 'package.json'), `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
  await copyRuntime(target, path.join(stage, 'dist', 'node_modules'));
  await writeNotices(path.join(stage, 'THIRD-PARTY-NOTICES.md'), hasRuntime);
}

async function pack(target, file) {
  const vsce = path.resolve('node_modules/@vscode/vsce/vsce');
  const options = [
    'package',
    '--target',
    target,
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ];
  const code = await run(process.execPath, [vsce, ...options], { cwd: stage });
  if (code !== 0) throw new Error(`vsce ended with ${code}`);
}

async function check(file, native) {
  const { size } = await stat(file);
  const names = Object.keys(unzipSync(await readFile(file), { filter: () => true }));
  const expected = native.map((name) => `extension/dist/node_modules/${name.split(path.sep).join('/')}`);
  const isNative = (name) => /\.(node|dll|dylib)$|\.so(\.\d+)*$/.test(name);
  const problems = [
    ...[...required, ...expected].filter((name) => !names.includes(name)).map((name) => `missing: ${name}`),
    ...names
      .filter((name) => forbidden.some((pattern) => pattern.test(name)))
      .concat(names.filter((name) => isNative(name) && !expected.includes(name)))
      .map((name) => `must not be inside: ${name}`),
    ...(size > maxBytes ? [`${size} bytes; ${maxBytes} are allowed`] : []),
  ];
  if (problems.length > 0) throw new Error(`${path.basename(file)} is not fit to ship:\n${problems.join('\n')}`);
  return size;
}
