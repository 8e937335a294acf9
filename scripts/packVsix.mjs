/**
 * Packs the extension for one platform into `out/lector-TARGET-VERSION.vsix` and checks what was packed. Only what stands in
 * `shipped` goes in.
 */
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { ensureBuilt } from './ensure.mjs';
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
  'extension/dist/client.cjs',
  'extension/dist/server.mjs',
  'extension/dist/engineHost.mjs',
  'extension/dist/cli.mjs',
  'extension/dist/espeak/espeak-ng.js',
  'extension/dist/espeak/espeak-ng.data.br',
  'extension/dist/models/engines.yaml',
  'extension/dist/models/catalog.yaml',
  'extension/dist/webviews/player.js',
  'extension/dist/webviews/report.js',
];
const forbidden = [/\.(ts|map|onnx|wav|vsix)$/, /\/(src|test|scripts|shared)\//, /\.lector\//, /onnxruntime-web/];

const target = process.argv[2] ?? `${process.platform}-${process.arch}`;
process.env.LECTOR_TARGET = target;
await ensureBuilt({ production: true });

const manifest = JSON.parse(await readFile('package.json', 'utf8'));
const stage = path.resolve('out/vsix');
const file = path.resolve(`out/lector-${target}-${manifest.version}.vsix`);
await fillStage();
await pack();
await check();

async function fillStage() {
  await rm(stage, { recursive: true, force: true });
  await mkdir(stage, { recursive: true });
  for (const name of shipped) {
    await cp(name, path.join(stage, name), {
      recursive: true,
      filter: (source) => !/\.map$|\.built\.json$/.test(source),
    }).catch((error) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
  const kept = Object.entries(manifest).filter(([key]) => !unshippedKeys.includes(key));
  await writeFile(path.join(stage, 'package.json'), `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
  await writeNotices(path.join(stage, 'THIRD-PARTY-NOTICES.md'));
}

async function pack() {
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

async function check() {
  const { size } = await stat(file);
  const names = Object.keys(unzipSync(await readFile(file), { filter: () => true }));
  const native = names.filter((name) => name.endsWith('.node'));
  const problems = [
    ...required.filter((name) => !names.includes(name)).map((name) => `missing: ${name}`),
    ...names
      .filter((name) => forbidden.some((pattern) => pattern.test(name)))
      .map((name) => `must not be inside: ${name}`),
    ...(size > maxBytes ? [`${size} bytes; ${maxBytes} are allowed`] : []),
    ...(native.length > 1 ? [`more than one native build: ${native.join(', ')}`] : []),
    ...(target === 'linux-x64' && native.length !== 1 ? ['no native build of the ONNX runtime'] : []),
  ];
  if (problems.length > 0) throw new Error(`${path.basename(file)} is not fit to ship:\n${problems.join('\n')}`);
  console.log(
    `${path.relative('.', file)}: ${(size / 1e6).toFixed(1)} MB, ${names.length} files, content as it should be`,
  );
}
