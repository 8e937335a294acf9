import path from 'node:path';
import { build } from 'esbuild';

/** The eSpeak NG build as it lies in the packages; `dist/espeak` holds the same files. */
export const espeakDir = path.resolve('node_modules/@echogarden/espeak-ng-emscripten');

/** Builds the real engineHost program for tests and returns its path. */
export async function buildEngineHost(): Promise<string> {
  const outfile = path.resolve('out/engineHost/engineHost.mjs');
  await build({
    entryPoints: ['src/engineHost/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: ['onnxruntime-node'],
    banner: {
      js: "import { createRequire as lectorRequire } from 'node:module'; const require = lectorRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return outfile;
}
