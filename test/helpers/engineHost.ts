import { rename } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** The eSpeak NG build as it lies in the packages; `dist/espeak` holds the same files. */
export const espeakDir = path.resolve('node_modules/@echogarden/espeak-ng-emscripten');

/** Builds the real engineHost program for tests and returns its path. It is whole at any moment: another suite may be starting it. */
export async function buildEngineHost(): Promise<string> {
  const outfile = path.resolve('out/engineHost/engineHost.mjs');
  const unfinished = `${outfile}.${process.pid}`;
  await build({
    entryPoints: ['src/engineHost/main.ts'],
    outfile: unfinished,
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
  await rename(unfinished, outfile);
  return outfile;
}
