/**
 * `npm test`: sets up what is missing, then runs every layer, or only those named: `npm test -- unit cli`. Its last lines
 * are what failed and the sum over all runners.
 */
import path from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs';
import { installMissing } from './debianPackages.mjs';
import { run, runTool } from './run.mjs';

/** Programs that only read: they run side by side, because the slowest of them keeps one core alone. */
const readers = [
  { id: 'types', run: () => tool('typescript/bin/tsc', '-p', '.') },
  { id: 'webview-types', run: () => tool('typescript/bin/tsc', '-p', 'webviews') },
  { id: 'lint', run: () => tool('eslint/bin/eslint.js', '.') },
  { id: 'format', run: () => tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.') },
  { id: 'walls', run: () => tool('dependency-cruiser/bin/dependency-cruise.mjs', 'src', 'webviews') },
];
/** What stands in a row runs side by side: nothing of it needs another, and one alone leaves a core idle. */
const layers = [
  [mocha('unit'), mocha('golden')],
  [mocha('contract')],
  [mocha('property')],
  [mocha('server')],
  [mocha('cli'), { id: 'vsix', run: async () => script('scripts/vsix.mjs', 'alpine-x64', await thisTarget()) }],
  [mocha('real')],
  [mocha('host')],
];

await ensureInstalled();
// As it ships, which packing asks for, too: no second build may take dist/ away from under a running case.
await ensureBuilt({ production: true });
for (const model of ['en_US-joe-medium', 'kokoro-82m', 'whisper-base'])
  await script('dist/cli.mjs', 'models', 'pull', model, '--yes');

// Only a folder of models has it: cases that listen are skipped where there is none.
const mirror = process.env.LECTOR_MODELS_MIRROR ?? path.resolve(root, '..', 'shared', 'models');
const ears = ['models', 'pull', 'whisper-tiny.en', '--mirror', mirror];
if ((await run(process.execPath, ['dist/cli.mjs', ...ears])) !== 0)
  console.log('No Whisper here: nothing is listened to.');

const wanted = process.argv.slice(2);
if (wanted.length === 0 || wanted.includes('real')) await fetchJudges();

const sum = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
for (const group of [readers, ...layers]) {
  const chosen = group.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  if (chosen.length === 0) continue;
  console.log(`\n== ${chosen.map(({ id }) => id).join(', ')}`);
  await Promise.all(chosen.map(runAndCount));
}
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 ? 1 : 0;

/** Programs that nobody here wrote, which say whether exported files are right. Where one can't be had, its cases are skipped. */
async function fetchJudges() {
  const judges = [
    { names: ['ffmpeg'], package: 'ffmpeg' },
    { names: ['java'], package: 'default-jre-headless' },
  ];
  const missing = await installMissing(judges, console.log).catch((error) => [error.message]);
  if (missing.length > 0) console.log(`Not here, and so not asked: ${missing.join(', ')}`);
}

async function runAndCount(layer) {
  const started = Date.now();
  const counts = await layer.run();
  for (const key of Object.keys(sum)) sum[key] += counts[key];
  failures.push(...counts.failures.map(({ told }) => `${layer.id}: ${told}`));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(
    `== ${layer.id}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped (${seconds} s)`,
  );
}

/** Asked for only once everything is installed. */
async function thisTarget() {
  return (await import('./nativeRuntime.mjs')).hostTarget();
}

/** A runner without cases of its own counts as one. */
async function tool(...commandAndArguments) {
  return single(await runTool(...commandAndArguments));
}

async function script(...commandAndArguments) {
  return single(await run(process.execPath, commandAndArguments));
}

function single(exitCode) {
  if (exitCode === 0) return { passed: 1, failed: 0, skipped: 0, failures: [] };
  return { passed: 0, failed: 1, skipped: 0, failures: [{ told: `exit code ${exitCode}` }] };
}

function mocha(id) {
  return { id, run: () => mochaLayer(id) };
}

async function mochaLayer(id) {
  const { runLayer } = await import('./testLayer.mjs');
  return runLayer(id).catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0, failures: [{ told: error.message }] };
  });
}
