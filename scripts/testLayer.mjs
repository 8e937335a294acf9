/** Bundles and runs one test layer with mocha: `node scripts/testLayer.mjs unit [-g name]`. Returns its counts. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

export const timeouts = {
  unit: 20_000,
  contract: 60_000,
  golden: 20_000,
  property: 300_000,
  server: 60_000,
  cli: 120_000,
  real: 300_000,
  host: 480_000,
};

/** Layers whose files need nothing of one another and mostly wait, for processes and disks: so many files at once. */
const filesAtOnce = { contract: 2, property: 2, cli: 2, real: 2, host: 2 };

/**
 * The layer whose failed files have a second try, each in a new VS Code: what is clicked there depends on a program that draws when it
 * likes. What passes only then is told, to be mended.
 */
const secondTry = 'host';

/** @returns {Promise<{passed: number, failed: number, skipped: number, failures: {file?: string, told: string}[]}>} */
export async function runLayer(layer, mochaArguments = []) {
  const outdir = path.join('out/test', layer);
  await rm(outdir, { recursive: true, force: true });
  await esbuild.build({
    entryPoints: await testFiles(layer),
    outdir,
    bundle: true,
    splitting: true,
    packages: 'external',
    // What the client says in words can be asked without a VS Code around it.
    alias: { vscode: './test/helpers/vscodeTexts.ts' },
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'inline',
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  });
  const first = await runFiles(layer, [...atOnce(layer), ...mochaArguments, `out/test/${layer}/**/*.test.mjs`]);
  const files = [...new Set(first.failures.map(({ file }) => file))];
  if (layer !== secondTry || files.length === 0 || files.includes(undefined)) return first;
  console.log(`\nA second try: ${files.map((file) => path.basename(file)).join(', ')}`);
  const second = await runFiles(layer, [...mochaArguments, ...files]);
  for (const { told } of first.failures) console.log(`FAILED AT THE FIRST TRY ${told}`);
  return {
    passed: first.passed + first.failed - second.failed,
    failed: second.failed,
    skipped: first.skipped,
    failures: second.failures,
  };
}

function atOnce(layer) {
  return filesAtOnce[layer] ? ['--parallel', '--jobs', String(filesAtOnce[layer])] : [];
}

/** Runs mocha; what the reporter counted. */
async function runFiles(layer, mochaArguments) {
  const counts = path.resolve('out/test', layer, 'counts.json');
  await rm(counts, { force: true });
  const always = ['--reporter', 'scripts/countingReporter.cjs', '--timeout', String(timeouts[layer]), '--exit'];
  await run(
    process.execPath,
    ['--enable-source-maps', 'node_modules/mocha/bin/mocha.js', ...always, ...mochaArguments],
    { ...process.env, LECTOR_COUNTS: counts },
  );
  return JSON.parse(await readFile(counts, 'utf8'));
}

async function testFiles(layer) {
  const files = await readdir(path.join('test', layer), { recursive: true });
  return files.filter((file) => file.endsWith('.test.ts')).map((file) => path.join('test', layer, file));
}

function run(command, commandArguments, env) {
  return new Promise((resolve, reject) => {
    spawn(command, commandArguments, { stdio: 'inherit', env }).on('exit', resolve).on('error', reject);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [layer, ...rest] = process.argv.slice(2);
  const { failed } = await runLayer(layer, rest);
  process.exitCode = failed > 0 ? 1 : 0;
}
