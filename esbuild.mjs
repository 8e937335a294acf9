/** Builds everything that runs into `dist/`, which then stands on its own. `--watch` keeps the bundles fresh. */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import esbuild from 'esbuild';
import { parse } from 'yaml';
import { cacheFolder } from './scripts/cacheFolder.mjs';
import { copyRuntime, hostTarget, nativeFiles } from './scripts/nativeRuntime.mjs';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');
const require = createRequire(import.meta.url);

const shared = {
  bundle: true,
  sourcemap: production ? false : 'linked',
  minify: production,
  logLevel: 'warning',
  legalComments: 'none',
  outdir: 'dist',
};

/** Lets CommonJS packages inside an ES module bundle call `require`. */
const requireBanner = {
  js: "import { createRequire as lectorRequire } from 'node:module'; const require = lectorRequire(import.meta.url);",
};

/** Leaves the wire out of the client, which requires its file when it is needed. */
const wireApart = {
  name: 'wire-apart',
  setup(build) {
    build.onResolve({ filter: /^\.\/wire\.js$/ }, () => ({ path: './wire.cjs', external: true }));
  },
};

/** Whisper's library also reads images, through a native package that nothing here calls. */
const withoutImages = {
  name: 'without-images',
  setup(build) {
    build.onResolve({ filter: /^sharp$/ }, () => ({ path: 'sharp', namespace: 'without-images' }));
    build.onLoad({ filter: /.*/, namespace: 'without-images' }, () => ({
      contents: "export default () => { throw new Error('Lector reads no images.'); };",
    }));
  },
};

const bundles = [
  {
    ...shared,
    entryPoints: { client: 'src/client/main.ts', wire: 'src/client/wire.ts' },
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    external: ['vscode'],
    plugins: [wireApart],
    // The wire's file asks for `vscode`, which every version of VS Code answers to a `require`.
    supported: { 'dynamic-import': false },
  },
  {
    ...shared,
    entryPoints: {
      server: 'src/server/main.ts',
      engineHost: 'src/engineHost/main.ts',
      earHost: 'src/engineHost/earMain.ts',
      llmHost: 'src/engineHost/llmMain.ts',
      judge: 'src/engineHost/judgeMain.ts',
      encode: 'src/engineHost/encodeMain.ts',
      cli: 'src/cli/main.ts',
    },
    splitting: true,
    chunkNames: 'parts/[hash]',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    external: ['onnxruntime-node'],
    plugins: [withoutImages],
    banner: requireBanner,
  },
  {
    ...shared,
    entryPoints: {
      'webviews/player': 'webviews/player/main.ts',
      'webviews/report': 'webviews/report/main.ts',
      'webviews/metadata': 'webviews/metadata/main.ts',
    },
    platform: 'browser',
    target: 'chrome132',
    format: 'iife',
    loader: { '.css': 'css' },
  },
];

/** The built-in voice, the native runtime of this platform alone, and the registries. */
async function copyAssets() {
  const espeak = path.dirname(require.resolve('@echogarden/espeak-ng-emscripten'));
  await mkdir('dist/espeak', { recursive: true });
  for (const file of ['espeak-ng.js', 'COPYING']) await cp(path.join(espeak, file), `dist/espeak/${file}`);
  const data = path.join(espeak, 'espeak-ng.data');
  if (production) await writeFile('dist/espeak/espeak-ng.data.br', await compressed(data));
  else await cp(data, 'dist/espeak/espeak-ng.data');
  await copyRegistries();
  const target = hostTarget();
  await copyRuntime(target, 'dist/node_modules');
  if ((await nativeFiles(target)).length === 0) console.warn(`ONNX Runtime has no build for ${target}: no Piper here.`);
}

/** As JSON: each start of the program reads them all, which takes a sixth of a second as YAML. */
async function copyRegistries() {
  await mkdir('dist/models', { recursive: true });
  for (const file of await readdir('models')) {
    const listing = parse(await readFile(`models/${file}`, 'utf8'));
    await writeFile(`dist/models/${path.parse(file).name}.json`, JSON.stringify(listing));
  }
}

/** By Brotli at its best, a quarter smaller than a VSIX’s own zip makes it. That takes a minute, so what was made once is kept. */
async function compressed(file) {
  const bytes = await readFile(file);
  const kept = cacheFolder('brotli', createHash('sha256').update(bytes).digest('hex'));
  const earlier = await readFile(kept).catch(() => undefined);
  if (earlier) return earlier;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const made = await promisify(brotliCompress)(bytes, { params });
  await mkdir(path.dirname(kept), { recursive: true });
  await writeFile(`${kept}.${process.pid}`, made);
  await rename(`${kept}.${process.pid}`, kept);
  return made;
}

if (!watch) await rm('dist', { recursive: true, force: true });
await copyAssets();
if (watch) {
  for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
  console.log('watching');
} else {
  await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
}
