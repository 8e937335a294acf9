/** Bundles the cases that run inside an extension host, in VS Code for desktops as well as in code-server. */
import path from 'node:path';
import esbuild from 'esbuild';

const outdir = path.resolve('out/test/inHost');

/** What the suite writes when it has run: a list of `{ title, error? }`. */
export const resultsFile = path.join(outdir, 'results.json');

/** @returns {Promise<string>} the path to give as `extensionTestsPath` */
export async function buildInHostSuite() {
  await esbuild.build({
    entryPoints: ['test/host/desktop/suite.ts', 'test/host/desktop/cases.ts'],
    outdir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    outExtension: { '.js': '.cjs' },
    logLevel: 'warning',
  });
  return path.join(outdir, 'suite.cjs');
}
