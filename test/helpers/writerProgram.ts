import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import esbuild from 'esbuild';

export interface RunningWriter {
  readonly process: ChildProcess;
  /** What it said so far; whole lines only. */
  readonly lines: readonly string[];
  /** Resolves at a line that begins so, or at its end. */
  said(start: string): Promise<void>;
  readonly ended: Promise<void>;
}

/** Bundles `fixtures/bin/writer.ts` and returns its path. */
export async function buildWriter(folder: string): Promise<string> {
  const outfile = path.join(folder, 'writer.mjs');
  const entry = path.resolve('test/fixtures/bin/writer.ts');
  await esbuild.build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return outfile;
}

export function runWriter(program: string, programArguments: readonly string[]): RunningWriter {
  const child = spawn(process.execPath, [program, ...programArguments], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const ended = Promise.all([
    new Promise((resolve) => child.on('exit', resolve)),
    new Promise((resolve) => reader.on('close', resolve)),
  ]).then(() => undefined);
  const said = (start: string) =>
    Promise.race([
      ended,
      new Promise<void>((resolve) => reader.on('line', (line) => line.startsWith(start) && resolve())),
    ]);
  return { process: child, lines, said, ended };
}

/** A folder that is removed after the suite. */
export function temporaryFolder(): { readonly path: () => string } {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lector-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  return { path: () => folder };
}
