/**
 * `npm run bench`: sets up what is missing, then measures everything, or only what is named: `npm run bench -- parse edit`.
 * `--book DIR` takes the text from another book, `--strict` makes a missed target an error.
 */
import path from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs';
import { run } from './run.mjs';

// Ctrl+C reaches the measurements as well, which end what they have started: wait for them.
process.on('SIGINT', () => undefined);
process.chdir(root);
await ensureInstalled();
await ensureBuilt({ production: true });
for (const model of ['en_US-joe-medium', 'kokoro-82m'])
  await run(process.execPath, ['dist/cli.mjs', 'models', 'pull', model, '--yes']);

const { default: esbuild } = await import('esbuild');
const outdir = path.join('out', 'bench');
const peers = [
  'activateAlone',
  'bareEspeak',
  'bareKokoro',
  'barePiper',
  'exportAlone',
  'faultyHost',

  'mdastAlone',
  'planAlone',
];
await esbuild.build({
  entryPoints: ['test/bench/main.ts', ...peers.map((name) => `test/bench/peers/${name}.ts`)],
  outdir,
  outbase: 'test/bench',
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: 'inline',
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
});
process.exitCode = await run(process.execPath, [
  '--enable-source-maps',
  path.join(outdir, 'main.mjs'),
  ...process.argv.slice(2),
]);
